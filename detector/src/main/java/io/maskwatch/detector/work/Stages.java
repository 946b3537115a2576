package io.maskwatch.detector.work;

import io.maskwatch.runtime.ErrorTally;

/** What the stages of one worker share. Its parts are thread-safe. */
record Stages(
        WaitingFrames waiting,
        DecodedFrames decoded,
        PixelBuffers buffers,
        Freshness freshness,
        FrameOutcomes outcomes,
        FrameCounters counters,
        ErrorTally errors) {

    /** Leaves a frame, without an outcome, to whoever reads its partition next. */
    void giveBack(ReceivedFrame received) {
        counters.returned();
        received.receipt().abandon();
    }
}
