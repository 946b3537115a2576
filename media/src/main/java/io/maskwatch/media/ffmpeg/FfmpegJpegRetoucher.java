package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_AREA;

import io.maskwatch.media.JpegHeader;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.JpegRetoucher;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.PictureArea;
import java.util.Collection;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Retouches JPEGs through FFmpeg. Decoder, scaler and encoder are kept between pictures of one size, and a picture of less
 * than half the width is decoded at a half, a quarter or an eighth. Not thread-safe; closing twice is harmless; a closed one
 * opens itself again when used.
 */
public final class FfmpegJpegRetoucher implements JpegRetoucher {
    private static final int QUALITY = 80;
    private static final int LEAST_SIDE_PX = 16;

    private final MjpegDecoder[] decoders = {
        new MjpegDecoder(0), new MjpegDecoder(1), new MjpegDecoder(2), new MjpegDecoder(3)
    };
    private final Scaler scaler = new Scaler(SWS_AREA);
    private @Nullable StillEncoder encoder;

    public FfmpegJpegRetoucher() {
        Ffmpeg.load();
    }

    @Override
    public JpegImage retouch(byte[] jpeg, int maxPixels, int maxWidthPx, Collection<PictureArea> hidden)
            throws MediaException {
        if (maxWidthPx < LEAST_SIDE_PX) {
            throw new IllegalArgumentException("maxWidthPx is " + maxWidthPx + ", at least 16 is needed");
        }
        JpegHeader header = JpegHeader.of(jpeg);
        FfmpegJpegDecoder.requireSize(header, maxPixels);
        int widthPx = even(Math.min(maxWidthPx, header.widthPx()));
        int heightPx = even((int) Math.round((double) header.heightPx() * widthPx / header.widthPx()));
        AVFrame decoded = decoders[halvings(header.widthPx(), widthPx)].decode(jpeg);
        StillEncoder ready = encoderFor(widthPx, heightPx);
        Ffmpeg.checked(av_frame_make_writable(ready.frame()), "writing a frame");
        scaler.scale(decoded, ready.frame());
        Mosaic.hide(ready.frame(), hidden);
        return new JpegImage(ready.encode(QUALITY), widthPx, heightPx, QUALITY);
    }

    /** How often the picture can be halved and still be no smaller than it is shown. */
    private int halvings(int sourceWidthPx, int widthPx) {
        int halvings = 0;
        while (halvings + 1 < decoders.length && sourceWidthPx >> (halvings + 1) >= widthPx) {
            halvings++;
        }
        return halvings;
    }

    private StillEncoder encoderFor(int widthPx, int heightPx) {
        StillEncoder ready = encoder;
        if (ready == null || ready.widthPx() != widthPx || ready.heightPx() != heightPx) {
            closeEncoder();
            ready = StillEncoder.jpeg(widthPx, heightPx);
            encoder = ready;
        }
        return ready;
    }

    private static int even(int sidePx) {
        return Math.max(2, sidePx & ~1);
    }

    private void closeEncoder() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }

    @Override
    public void close() {
        for (MjpegDecoder decoder : decoders) {
            decoder.close();
        }
        scaler.close();
        closeEncoder();
    }
}
