package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_plane;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import io.maskwatch.media.Letterbox;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Draws a frame into the top left corner of a caller's buffer and greys the rest. The scaler's vector code may write past
 * a row's end, so it scales into a padded frame of our own, whose rows are then copied. Not thread-safe.
 */
final class LetterboxCanvas implements AutoCloseable {
    private static final int BYTES_PER_PIXEL = 3;

    private final Scaler scaler = new Scaler(SWS_BILINEAR);
    private @Nullable AVFrame padded;

    void draw(AVFrame source, Letterbox letterbox, ByteBuffer target, int targetWidthPx, int targetHeightPx) {
        requireRoom(target, targetWidthPx, targetHeightPx);
        int widthPx = Math.min(targetWidthPx, letterbox.drawnWidthPx());
        int heightPx = Math.min(targetHeightPx, letterbox.drawnHeightPx());
        AVFrame scaled = paddedFor(widthPx, heightPx);
        scaler.scale(source, scaled);
        copy(scaled, target, BYTES_PER_PIXEL * targetWidthPx);
        greyRest(target, BYTES_PER_PIXEL * targetWidthPx, targetHeightPx, BYTES_PER_PIXEL * widthPx, heightPx);
    }

    private static void requireRoom(ByteBuffer target, int widthPx, int heightPx) {
        if (!target.isDirect() || target.isReadOnly()) {
            throw new IllegalArgumentException("the target must be a direct buffer that can be written");
        }
        if (widthPx < 1 || heightPx < 1 || target.remaining() < (long) BYTES_PER_PIXEL * widthPx * heightPx) {
            throw new IllegalArgumentException("the target has room for " + target.remaining() + " bytes, not for "
                    + widthPx + "x" + heightPx + " pixels");
        }
    }

    private static void copy(AVFrame scaled, ByteBuffer target, int targetRowBytes) {
        try (BytePointer start = new BytePointer(target.slice())) {
            av_image_copy_plane(
                    start,
                    targetRowBytes,
                    scaled.data(0),
                    scaled.linesize(0),
                    BYTES_PER_PIXEL * scaled.width(),
                    scaled.height());
        }
    }

    private static void greyRest(ByteBuffer target, int rowBytes, int rows, int drawnBytes, int drawnRows) {
        byte[] grey = new byte[rowBytes];
        Arrays.fill(grey, (byte) Letterbox.GREY);
        int start = target.position();
        for (int row = 0; row < rows; row++) {
            int from = row < drawnRows ? drawnBytes : 0;
            target.put(start + row * rowBytes + from, grey, 0, rowBytes - from);
        }
    }

    private AVFrame paddedFor(int widthPx, int heightPx) {
        AVFrame ready = padded;
        if (ready == null || ready.width() != widthPx || ready.height() != heightPx) {
            free();
            ready = NativeFrames.allocate(widthPx, heightPx, AV_PIX_FMT_RGB24);
            padded = ready;
        }
        Ffmpeg.checked(av_frame_make_writable(ready), "writing a frame");
        return ready;
    }

    private void free() {
        if (padded != null) {
            av_frame_free(padded);
            padded = null;
        }
    }

    @Override
    public void close() {
        scaler.close();
        free();
    }
}
