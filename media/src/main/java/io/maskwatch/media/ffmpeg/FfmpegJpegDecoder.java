package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;

import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.JpegHeader;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.RgbImage;
import io.maskwatch.schemas.FailureCause;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * JPEGs to RGB through FFmpeg. A target of less than half the size is decoded at a half, a quarter or an eighth, which is
 * faster. Not thread-safe; the caller closes it, and closing twice is harmless.
 */
public final class FfmpegJpegDecoder implements JpegDecoder {
    private final MjpegDecoder[] decoders = {
        new MjpegDecoder(0), new MjpegDecoder(1), new MjpegDecoder(2), new MjpegDecoder(3)
    };
    private final Scaler scaler = new Scaler(SWS_BILINEAR);
    private final LetterboxCanvas canvas = new LetterboxCanvas();

    public FfmpegJpegDecoder() {
        Ffmpeg.load();
    }

    @Override
    public RgbImage decode(byte[] jpeg, int maxPixels) throws MediaException {
        requireSize(JpegHeader.of(jpeg), maxPixels);
        AVFrame decoded = decoders[0].decode(jpeg);
        AVFrame target = NativeFrames.allocate(decoded.width(), decoded.height(), AV_PIX_FMT_RGB24);
        try {
            scaler.scale(decoded, target);
            return NativeFrames.rgb(target);
        } finally {
            av_frame_free(target);
        }
    }

    @Override
    public Letterbox decodeInto(byte[] jpeg, int maxPixels, ByteBuffer target, int targetWidthPx, int targetHeightPx)
            throws MediaException {
        JpegHeader header = JpegHeader.of(jpeg);
        requireSize(header, maxPixels);
        Letterbox letterbox = Letterbox.fit(header.widthPx(), header.heightPx(), targetWidthPx, targetHeightPx);
        AVFrame decoded = decoders[halvings(letterbox)].decode(jpeg);
        canvas.draw(decoded, letterbox, target, targetWidthPx, targetHeightPx);
        return letterbox;
    }

    @Override
    public Letterbox drawInto(RgbImage image, ByteBuffer target, int targetWidthPx, int targetHeightPx) {
        Letterbox letterbox = Letterbox.fit(image.widthPx(), image.heightPx(), targetWidthPx, targetHeightPx);
        AVFrame source = NativeFrames.allocate(image.widthPx(), image.heightPx(), AV_PIX_FMT_RGB24);
        try {
            NativeFrames.put(image.rgb(), source);
            canvas.draw(source, letterbox, target, targetWidthPx, targetHeightPx);
            return letterbox;
        } finally {
            av_frame_free(source);
        }
    }

    /** How often the picture can be halved and still be no smaller than it is drawn. */
    private int halvings(Letterbox letterbox) {
        int halvings = 0;
        while (halvings + 1 < decoders.length
                && letterbox.sourceWidthPx() >> (halvings + 1) >= letterbox.drawnWidthPx()
                && letterbox.sourceHeightPx() >> (halvings + 1) >= letterbox.drawnHeightPx()) {
            halvings++;
        }
        return halvings;
    }

    static void requireSize(JpegHeader header, int maxPixels) throws MediaException {
        if (header.pixels() > maxPixels) {
            throw new MediaException(
                    FailureCause.BROKEN_STREAM,
                    "The picture has " + header.widthPx() + "x" + header.heightPx() + " pixels, and at most "
                            + maxPixels + " are allowed. It was not decoded.");
        }
    }

    @Override
    public void close() {
        for (MjpegDecoder decoder : decoders) {
            decoder.close();
        }
        scaler.close();
        canvas.close();
    }
}
