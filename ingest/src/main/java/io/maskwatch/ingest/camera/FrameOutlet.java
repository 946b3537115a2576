package io.maskwatch.ingest.camera;

import io.maskwatch.media.JpegImage;
import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Frame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Turns one session's sampled pictures into frames and accounts for each in the {@link FrameLedger}. For the session's
 * thread; receipts may come on any.
 */
final class FrameOutlet {
    private final Camera camera;
    private final long session;
    private final FrameLedger ledger;
    private final CameraContext context;
    private final ErrorTally tally;

    FrameOutlet(Camera camera, long session, FrameLedger ledger, CameraContext context, ErrorTally tally) {
        this.camera = camera;
        this.session = session;
        this.ledger = ledger;
        this.context = context;
        this.tally = tally;
    }

    void sampled(Instant capturedAt, int sourceWidthPx, int sourceHeightPx, Supplier<JpegImage> jpeg) {
        long sequence = ledger.sample();
        if (sequence == 0) {
            return;
        }
        context.meters().sampled();
        if (sequence < 0) {
            context.meters().settled(false);
            tally.count(
                    "frames not published, too many wait for the broker",
                    "camera " + camera.getCameraId() + ", sequence " + -sequence);
            return;
        }
        Frame frame;
        try {
            frame = frame(sequence, capturedAt, sourceWidthPx, sourceHeightPx, jpeg.get());
        } catch (RuntimeException e) {
            settle(sequence, false);
            throw e;
        }
        if (ledger.closed()) { // told to stop while encoding: another worker may have the camera already
            settle(sequence, false);
            return;
        }
        context.frames().publish(frame, acknowledged -> settle(sequence, acknowledged));
    }

    private void settle(long sequence, boolean acknowledged) {
        if (acknowledged) {
            ledger.acknowledged(sequence);
        } else {
            ledger.failed();
        }
        context.meters().settled(acknowledged);
    }

    private Frame frame(long sequence, Instant capturedAt, int sourceWidthPx, int sourceHeightPx, JpegImage jpeg) {
        return Frame.newBuilder()
                .setCameraId(camera.getCameraId())
                .setSession(session)
                .setSequence(sequence)
                .setCapturedAt(capturedAt)
                .setWidthPx(jpeg.widthPx())
                .setHeightPx(jpeg.heightPx())
                .setSourceWidthPx(sourceWidthPx)
                .setSourceHeightPx(sourceHeightPx)
                .setDetectAtPx(camera.getDetectAtPx())
                .setWorkerId(context.workerId())
                .setJpeg(ByteBuffer.wrap(jpeg.bytes()))
                .build();
    }
}
