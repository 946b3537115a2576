package io.maskwatch.sink.live;

import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.ImageFiles;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.sink.testing.Faces;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Frames of a made-up camera, and their outcomes. */
public final class Frames {
    /** A picture of squares, in which any loss of detail shows. */
    public static final byte[] PATTERN = ImageFiles.encodeJpeg(pattern(), 90);

    private Frames() {}

    /** A frame of that picture. */
    public static Frame frame(String cameraId, long sequence, Instant capturedAt, byte[] jpeg) {
        return Frame.newBuilder()
                .setCameraId(cameraId)
                .setSession(7)
                .setSequence(sequence)
                .setCapturedAt(capturedAt)
                .setWidthPx(Faces.WIDTH_PX)
                .setHeightPx(Faces.HEIGHT_PX)
                .setSourceWidthPx(Faces.WIDTH_PX)
                .setSourceHeightPx(Faces.HEIGHT_PX)
                .setDetectAtPx(640)
                .setWorkerId("ingest-1")
                .setJpeg(ByteBuffer.wrap(jpeg))
                .build();
    }

    /** What a detector found in it. */
    public static FrameOutcome analysed(Frame frame, Detection... faces) {
        return outcome(frame)
                .setOutcome(Outcome.ANALYSED)
                .setDetections(List.of(faces))
                .setModel(Faces.model())
                .build();
    }

    /** That no detector looked at it. */
    public static FrameOutcome shed(Frame frame) {
        return outcome(frame)
                .setOutcome(Outcome.SHED)
                .setReason(OutcomeReason.OVERLOAD)
                .build();
    }

    private static FrameOutcome.Builder outcome(Frame frame) {
        return FrameOutcome.newBuilder()
                .setCameraId(frame.getCameraId())
                .setSession(frame.getSession())
                .setSequence(frame.getSequence())
                .setCapturedAt(frame.getCapturedAt())
                .setAppendedAt(frame.getCapturedAt().plusMillis(20))
                .setDecidedAt(frame.getCapturedAt().plusMillis(90))
                .setFramePartition(0)
                .setFrameOffset(frame.getSequence())
                .setWidthPx(frame.getWidthPx())
                .setHeightPx(frame.getHeightPx())
                .setWorkerId("detector-1");
    }

    /** How much neighbouring pixels differ in that part of a picture, in fractions: what a face would be known by. */
    public static double detail(RgbImage image, double left, double top, double right, double bottom) {
        long sum = 0;
        long count = 0;
        for (int y = (int) (top * image.heightPx()); y < bottom * image.heightPx() - 1; y++) {
            for (int x = (int) (left * image.widthPx()) + 1; x < right * image.widthPx() - 1; x++) {
                sum += Math.abs(green(image, x, y) - green(image, x - 1, y));
                count++;
            }
        }
        return (double) sum / count;
    }

    /** The mean difference of two pictures of one size in that part. */
    public static double difference(
            RgbImage one, RgbImage other, double left, double top, double right, double bottom) {
        long sum = 0;
        long count = 0;
        for (int y = (int) (top * one.heightPx()); y < bottom * one.heightPx() - 1; y++) {
            for (int x = (int) (left * one.widthPx()); x < right * one.widthPx() - 1; x++) {
                sum += Math.abs(green(one, x, y) - green(other, x, y));
                count++;
            }
        }
        return (double) sum / count;
    }

    private static int green(RgbImage image, int x, int y) {
        return image.rgbAt(x, y) >> 8 & 0xff;
    }

    private static RgbImage pattern() {
        byte[] rgb = new byte[3 * Faces.WIDTH_PX * Faces.HEIGHT_PX];
        for (int y = 0; y < Faces.HEIGHT_PX; y++) {
            for (int x = 0; x < Faces.WIDTH_PX; x++) {
                boolean light = (x / 12 + y / 12) % 2 == 0;
                int at = 3 * (y * Faces.WIDTH_PX + x);
                rgb[at] = (byte) (light ? 210 : 40);
                rgb[at + 1] = (byte) (light ? 190 : 60);
                rgb[at + 2] = (byte) (light ? 160 : 90);
            }
        }
        return new RgbImage(Faces.WIDTH_PX, Faces.HEIGHT_PX, rgb);
    }
}
