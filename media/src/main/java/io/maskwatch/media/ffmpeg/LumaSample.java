package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_POINT;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;

/**
 * Every fourth pixel of every fourth row of a picture's luma, summed up.
 *
 * @param hash equal for equal samples (FNV-1a over the samples and the size)
 * @param mean mean luma, 0 to 255, full range
 */
record LumaSample(long hash, double mean) {
    private static final int STEP = 4;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    static LumaSample of(AVFrame frame) {
        if (hasPlainLuma(frame.format())) {
            return sample(frame, STEP, PixelRange.isFull(frame));
        }
        AVFrame grey = NativeFrames.allocate(
                Math.max(1, frame.width() / STEP), Math.max(1, frame.height() / STEP), AV_PIX_FMT_GRAY8);
        try (Scaler scaler = new Scaler(SWS_POINT)) {
            scaler.scale(frame, grey);
            return sample(grey, 1, true);
        } finally {
            av_frame_free(grey);
        }
    }

    private static LumaSample sample(AVFrame frame, int step, boolean fullRange) {
        BytePointer plane = frame.data(0);
        byte[] row = new byte[frame.width()];
        long hash = mix(mix(FNV_OFFSET, frame.width()), frame.height());
        long sum = 0;
        long count = 0;
        for (int y = 0; y < frame.height(); y += step) {
            plane.position((long) y * frame.linesize(0)).get(row);
            for (int x = 0; x < row.length; x += step) {
                int luma = row[x] & 0xff;
                hash = mix(hash, luma);
                sum += luma;
                count++;
            }
        }
        double mean = (double) sum / count;
        return new LumaSample(hash, fullRange ? mean : PixelRange.expand(mean));
    }

    private static long mix(long hash, int value) {
        return (hash ^ value) * FNV_PRIME;
    }

    /** Whether the first plane is luma, a byte a pixel, as in all usual formats of video. */
    private static boolean hasPlainLuma(int pixelFormat) {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(pixelFormat);
        if (format == null || (format.flags() & AV_PIX_FMT_FLAG_RGB) != 0) {
            return false;
        }
        AVComponentDescriptor luma = format.comp(0);
        return luma.plane() == 0 && luma.step() == 1 && luma.offset() == 0 && luma.depth() == 8;
    }
}
