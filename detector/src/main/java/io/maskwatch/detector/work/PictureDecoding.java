package io.maskwatch.detector.work;

import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.MediaException;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.OutcomeReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One decoder's work: from a waiting frame to pixels of the model's size. Each thread has its own. */
final class PictureDecoding {
    private final Stages stages;
    private final FaceDetector detector;
    private final JpegDecoder decoder;
    private final int maxFramePixels;

    PictureDecoding(Stages stages, FaceDetector detector, JpegDecoder decoder, int maxFramePixels) {
        this.stages = stages;
        this.detector = detector;
        this.decoder = decoder;
        this.maxFramePixels = maxFramePixels;
    }

    /** Brings one frame on. Returns false when there will be no more. */
    boolean runOnce() throws InterruptedException {
        ReceivedFrame received = stages.waiting().take();
        if (received == null) {
            return false;
        }
        try {
            if (stages.freshness().stale(received)) {
                stages.outcomes().shed(received, OutcomeReason.STALE);
            } else {
                InputPicture picture = decode(received);
                if (picture != null && !stages.decoded().put(new DecodedFrame(received, picture))) {
                    stages.giveBack(received);
                }
            }
        } finally {
            stages.waiting().release(received.cameraId());
        }
        return true;
    }

    private @Nullable InputPicture decode(ReceivedFrame received) {
        Frame frame = received.frame();
        InputShape shape = detector.shapeFor(frame.getWidthPx(), frame.getHeightPx(), frame.getDetectAtPx());
        ByteBuffer pixels = stages.buffers().take(shape);
        long start = System.nanoTime();
        try {
            Letterbox letterbox =
                    decoder.decodeInto(jpeg(frame), maxFramePixels, pixels, shape.widthPx(), shape.heightPx());
            if (letterbox.sourceWidthPx() == frame.getWidthPx() && letterbox.sourceHeightPx() == frame.getHeightPx()) {
                stages.counters().decoded(Duration.ofNanos(System.nanoTime() - start));
                return new InputPicture(shape, pixels, letterbox);
            }
            stages.outcomes().rejected(received, OutcomeReason.UNDECODABLE, sizeDiffers(frame, letterbox));
        } catch (MediaException e) {
            stages.outcomes().rejected(received, OutcomeReason.UNDECODABLE, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // What a picture does to the decoder is the picture's fault: it must not stop other cameras.
            stages.errors().count("decoder failed", e.toString());
            stages.outcomes().rejected(received, OutcomeReason.UNDECODABLE, "the decoder failed: " + e);
        }
        stages.buffers().giveBack(pixels);
        return null;
    }

    private static byte[] jpeg(Frame frame) {
        ByteBuffer bytes = frame.getJpeg().duplicate();
        if (bytes.hasArray()
                && bytes.arrayOffset() == 0
                && bytes.position() == 0
                && bytes.array().length == bytes.limit()) {
            return bytes.array();
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    private static String sizeDiffers(Frame frame, Letterbox letterbox) {
        return "the picture is %d x %d pixels, but the frame says %d x %d"
                .formatted(
                        letterbox.sourceWidthPx(), letterbox.sourceHeightPx(), frame.getWidthPx(), frame.getHeightPx());
    }
}
