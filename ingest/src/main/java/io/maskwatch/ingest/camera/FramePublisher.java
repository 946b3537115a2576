package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.Frame;

/** Where frames go. Thread-safe; keeps the order of one camera's frames. */
@FunctionalInterface
public interface FramePublisher {
    /** Told how one frame ended, once, on any thread. */
    @FunctionalInterface
    interface Receipt {
        /** The frame is accounted for: the broker has it, or it was given up. */
        void settled(boolean acknowledged);
    }

    /** Hands the frame over; never blocks for longer than a fraction of a second. */
    void publish(Frame frame, Receipt receipt);
}
