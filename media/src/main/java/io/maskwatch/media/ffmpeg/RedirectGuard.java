package io.maskwatch.media.ffmpeg;

import io.maskwatch.media.CameraUrl;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Sees where a camera sends its viewer while it is opened. FFmpeg's RTSP client follows a redirect to any host and gives it
 * the camera's login; the guard is asked before each byte that is sent, and so before the first one to another host. For
 * the thread that opens.
 */
final class RedirectGuard {
    private final String scheme;
    private final String host;
    private final AVFormatContext context;
    private @Nullable String elsewhere;
    private @Nullable String encrypted;

    /** A guard of a context that is about to be opened. */
    RedirectGuard(String url, AVFormatContext context) {
        this.scheme = CameraUrl.scheme(url);
        this.host = CameraUrl.host(url);
        this.context = context;
    }

    private boolean isEncryptionOf(String followed) {
        return scheme.equals("rtsp")
                && CameraUrl.scheme(followed).equals("rtsps")
                && !CameraUrl.hasUserInformation(followed);
    }

    /** Whether the camera named another host, or another scheme: FFmpeg has no trust store for it, or would leave encryption. */
    boolean isLedAway() {
        BytePointer url = context.url();
        if (elsewhere == null && url != null && !url.isNull()) {
            String followed = url.getString();
            boolean sameHost = host.equalsIgnoreCase(CameraUrl.host(followed));
            if (!sameHost || !scheme.equals(CameraUrl.scheme(followed))) {
                elsewhere = CameraUrl.redact(followed);
                encrypted = sameHost && isEncryptionOf(followed) ? followed : null;
            }
        }
        return elsewhere != null;
    }

    /** The address at which the same host serves the camera encrypted; null if it did not name such a one. */
    @Nullable
    String encrypted() {
        return encrypted;
    }

    /** The address that the camera named, without secrets; null if it named none that is refused. */
    @Nullable
    String elsewhere() {
        return elsewhere;
    }
}
