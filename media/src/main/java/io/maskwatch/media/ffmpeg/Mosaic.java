package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;

import io.maskwatch.media.PictureArea;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/**
 * Leaves of parts of a picture no more than four by four squares of their mean colours, so that neither a sharpening filter
 * nor a guess by a model brings back who it was. Squares are no smaller than a block of JPEG, 8 pixels. Stateless.
 */
final class Mosaic {
    private static final int SQUARES = 4;
    private static final int LEAST_SQUARE_PX = 8;

    private Mosaic() {}

    /** Hides the areas, each widened to whole pairs of pixels, in a writable frame of 4:2:0. */
    static void hide(AVFrame frame, Collection<PictureArea> areas) {
        if (frame.format() != AV_PIX_FMT_YUVJ420P) {
            throw new IllegalArgumentException("the frame's format is " + frame.format() + ", not 4:2:0");
        }
        Plane[] planes = {Plane.of(frame, 0, 0), Plane.of(frame, 1, 1), Plane.of(frame, 2, 1)};
        for (PictureArea area : areas) {
            hide(planes, area, frame.width(), frame.height());
        }
    }

    private static void hide(Plane[] planes, PictureArea area, int widthPx, int heightPx) {
        int left = (int) Math.floor(area.left() * widthPx) & ~1;
        int top = (int) Math.floor(area.top() * heightPx) & ~1;
        int right = evenUp((int) Math.ceil(area.right() * widthPx));
        int bottom = evenUp((int) Math.ceil(area.bottom() * heightPx));
        int squareWidthPx = square(right - left);
        int squareHeightPx = square(bottom - top);
        for (int y = top; y < bottom; y += squareHeightPx) {
            for (int x = left; x < right; x += squareWidthPx) {
                for (Plane plane : planes) {
                    plane.flatten(x, y, Math.min(right, x + squareWidthPx), Math.min(bottom, y + squareHeightPx));
                }
            }
        }
    }

    private static int square(int sidePx) {
        return Math.max(LEAST_SQUARE_PX, evenUp((sidePx + SQUARES - 1) / SQUARES));
    }

    private static int evenUp(int px) {
        return (px + 1) & ~1;
    }

    /** One plane of samples; its coordinates are those of the whole picture, halved {@code shift} times. */
    private record Plane(ByteBuffer samples, int rowBytes, int width, int height, int shift) {
        static Plane of(AVFrame frame, int number, int shift) {
            int width = (frame.width() + shift) >> shift;
            int height = (frame.height() + shift) >> shift;
            int rowBytes = frame.linesize(number);
            BytePointer start = frame.data(number);
            start.capacity((long) rowBytes * height);
            return new Plane(start.asByteBuffer(), rowBytes, width, height, shift);
        }

        void flatten(int leftPx, int topPx, int rightPx, int bottomPx) {
            int left = leftPx >> shift;
            int top = topPx >> shift;
            int right = Math.min(width, rightPx >> shift);
            int bottom = Math.min(height, bottomPx >> shift);
            if (left >= right || top >= bottom) {
                return;
            }
            byte[] row = new byte[right - left];
            Arrays.fill(row, mean(row, left, top, bottom));
            for (int y = top; y < bottom; y++) {
                samples.put(y * rowBytes + left, row);
            }
        }

        private byte mean(byte[] row, int left, int top, int bottom) {
            long sum = 0;
            for (int y = top; y < bottom; y++) {
                samples.get(y * rowBytes + left, row);
                for (byte sample : row) {
                    sum += sample & 0xff;
                }
            }
            return (byte) (sum / ((long) row.length * (bottom - top)));
        }
    }
}
