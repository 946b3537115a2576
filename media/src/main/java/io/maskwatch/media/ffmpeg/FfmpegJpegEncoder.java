package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;

import io.maskwatch.media.JpegEncoder;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * JPEGs through FFmpeg, full range, 4:2:0. Keeps scaler and encoder between pictures of one size. Not thread-safe; the
 * caller closes it, and closing twice is harmless; a closed one opens itself again when used.
 */
public final class FfmpegJpegEncoder implements JpegEncoder {
    private static final int[] QUALITIES = {94, 87, 78, 65, 46, 25};
    private static final int[] SHRUNK_QUALITIES = {65, 46, 25};
    private static final double SHRINK = 0.75;
    private static final int LEAST_SIDE_PX = 16;

    private final Scaler scaler = new Scaler(SWS_AREA);
    private @Nullable StillEncoder encoder;

    public FfmpegJpegEncoder() {
        Ffmpeg.load();
    }

    @Override
    public JpegImage encode(Picture picture, int maxWidthPx, int maxBytes) {
        if (maxWidthPx < LEAST_SIDE_PX) {
            throw new IllegalArgumentException("maxWidthPx is " + maxWidthPx + ", at least 16 is needed");
        }
        AVFrame source = FfmpegPicture.frameOf(picture);
        int widthPx = even(Math.min(maxWidthPx, picture.widthPx()));
        int[] qualities = QUALITIES;
        while (true) {
            int heightPx = even((int) Math.round((double) picture.heightPx() * widthPx / picture.widthPx()));
            JpegImage fitting = encodeAt(source, widthPx, heightPx, qualities, maxBytes);
            if (fitting != null) {
                return fitting;
            }
            int smaller = even((int) (widthPx * SHRINK));
            if (smaller < LEAST_SIDE_PX || smaller >= widthPx) {
                throw new IllegalArgumentException("no picture fits into " + maxBytes + " bytes; raise the limit");
            }
            widthPx = smaller;
            qualities = SHRUNK_QUALITIES;
        }
    }

    private @Nullable JpegImage encodeAt(AVFrame source, int widthPx, int heightPx, int[] qualities, int maxBytes) {
        StillEncoder ready = encoderFor(widthPx, heightPx);
        Ffmpeg.checked(org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable(ready.frame()), "writing a frame");
        scaler.scale(source, ready.frame());
        for (int quality : qualities) {
            byte[] bytes = ready.encode(quality);
            if (bytes.length <= maxBytes) {
                return new JpegImage(bytes, widthPx, heightPx, quality);
            }
        }
        return null;
    }

    private StillEncoder encoderFor(int widthPx, int heightPx) {
        StillEncoder ready = encoder;
        if (ready == null || ready.widthPx() != widthPx || ready.heightPx() != heightPx) {
            close();
            ready = StillEncoder.jpeg(widthPx, heightPx);
            encoder = ready;
        }
        return ready;
    }

    private static int even(int sidePx) {
        return Math.max(2, sidePx & ~1);
    }

    @Override
    public void close() {
        scaler.close();
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }
}
