package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import io.maskwatch.media.CameraUrl;
import io.maskwatch.runtime.Redaction;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library as a whole: it is silent, unless the log level of this class is debug; then its warnings are logged,
 * redacted. Every adapter calls {@link #load()} before its first native call.
 */
final class Ffmpeg {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);

    /** Kept for ever: the native side holds no reference that Java's collector knows. */
    private static final @Nullable LogCallback LOG_CALLBACK = quieten();

    private Ffmpeg() {}

    /** Loads the library and sets its log, once. */
    static void load() {
        if (LOG_CALLBACK != null) {
            LOG.trace("FFmpeg's warnings are logged");
        }
    }

    /** FFmpeg's own words for an error code; they name no URL. */
    static String describe(int code) {
        byte[] text = new byte[128];
        av_strerror(code, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** For calls that fail only for want of memory or by a bug of ours. */
    static int checked(int code, String what) {
        if (code < 0) {
            throw new IllegalStateException(what + " failed: " + describe(code) + " (" + code + ")");
        }
        return code;
    }

    static <P extends Pointer> P allocated(@Nullable P pointer, String what) {
        if (pointer == null || pointer.isNull()) {
            throw new IllegalStateException("no memory for " + what);
        }
        return pointer;
    }

    private static @Nullable LogCallback quieten() {
        if (!LOG.isDebugEnabled()) {
            av_log_set_level(AV_LOG_QUIET);
            return null;
        }
        LogCallback callback = new LogCallback() {
            @Override
            public void call(int level, BytePointer message) {
                LOG.debug(
                        "FFmpeg: {}",
                        Redaction.redact(CameraUrl.redactAll(message.getString().strip())));
            }
        };
        av_log_set_level(AV_LOG_WARNING);
        setLogCallback(callback);
        return callback;
    }
}
