package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import io.maskwatch.media.RgbImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Frames in native memory, with rows padded as the scaler's vector code needs them; their owner frees them. */
final class NativeFrames {
    private NativeFrames() {}

    static AVFrame allocate(int widthPx, int heightPx, int pixelFormat) {
        AVFrame frame = Ffmpeg.allocated(av_frame_alloc(), "a frame");
        frame.width(widthPx).height(heightPx).format(pixelFormat).color_range(AVCOL_RANGE_JPEG);
        if (av_frame_get_buffer(frame, 0) < 0) {
            av_frame_free(frame);
            throw new IllegalStateException("no memory for a frame of " + widthPx + "x" + heightPx + " pixels");
        }
        return frame;
    }

    /** Copies packed pixels of three bytes into a frame of the same size. */
    static void put(byte[] pixels, AVFrame frame) {
        Ffmpeg.checked(av_frame_make_writable(frame), "writing a frame");
        int rowBytes = 3 * frame.width();
        BytePointer plane = frame.data(0);
        for (int y = 0; y < frame.height(); y++) {
            plane.position((long) y * frame.linesize(0)).put(pixels, y * rowBytes, rowBytes);
        }
    }

    /** Copies a frame of RGB24 out. */
    static RgbImage rgb(AVFrame frame) {
        if (frame.format() != AV_PIX_FMT_RGB24) {
            throw new IllegalArgumentException("the frame's format is " + frame.format() + ", not RGB24");
        }
        int rowBytes = 3 * frame.width();
        byte[] rgb = new byte[Math.multiplyExact(rowBytes, frame.height())];
        BytePointer plane = frame.data(0);
        for (int y = 0; y < frame.height(); y++) {
            plane.position((long) y * frame.linesize(0)).get(rgb, y * rowBytes, rowBytes);
        }
        return new RgbImage(frame.width(), frame.height(), rgb);
    }
}
