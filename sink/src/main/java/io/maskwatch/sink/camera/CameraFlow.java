package io.maskwatch.sink.camera;

import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Flow;
import io.maskwatch.sink.state.SessionFrames;
import io.maskwatch.sink.state.Stretch;
import java.util.Optional;

/** How the detectors serve a camera: what waits, and what was shed. Stateless; changes the memory handed in. */
final class CameraFlow {
    private static final long SPAN_MS = 60_000;
    /** Younger outcomes are no trouble. */
    private static final long YOUNG_MS = 3_000;
    /** Of a camera that has not streamed for so long there is nothing to serve. */
    private static final long STREAMS_MS = 10_000;

    private CameraFlow() {}

    /** The worker says how far it has published. */
    static void status(CameraMemory memory, CameraStatus status, long atMs) {
        if (status.getSession() < 0) {
            return;
        }
        memory.setPublishedSession(status.getSession());
        memory.setPublishedSequence(status.getPublishedSequence());
        if (heard(memory) >= status.getPublishedSequence()) {
            memory.setWaitingSince(-1L);
        } else if (memory.getWaitingSince() < 0) {
            memory.setWaitingSince(Math.max(memory.getNow(), atMs));
        }
    }

    /** A frame ended. */
    static void outcome(CameraMemory memory, FrameOutcome outcome, long atMs) {
        Stretches.outcome(memory.getStretches(), outcome.getOutcome(), Math.max(memory.getNow(), atMs));
        boolean behind = outcome.getSession() < memory.getPublishedSession()
                || (outcome.getSession() == memory.getPublishedSession()
                        && heard(memory) < memory.getPublishedSequence());
        memory.setWaitingSince(behind ? Math.max(memory.getWaitingSince(), atMs) : -1L);
    }

    /** Whether frames wait for an outcome that the worker says are published. */
    static boolean waits(CameraMemory memory) {
        return memory.getWaitingSince() >= 0;
    }

    /**
     * What is not well; empty if all is, or if there is nothing to serve.
     *
     * @param heldMs so far the camera's time is held behind what was heard
     */
    static Optional<Flow> trouble(CameraMemory memory, long heldMs) {
        long nowMs = memory.getNow();
        int shed = Stretches.sum(memory.getStretches(), Stretch::getShed, nowMs, SPAN_MS);
        long ageMs = memory.getWaitingSince() < 0 ? 0 : Math.max(0, nowMs + heldMs - memory.getWaitingSince());
        boolean streams = nowMs - memory.getStreamingAt() < STREAMS_MS;
        if (!streams || (shed == 0 && ageMs < YOUNG_MS)) {
            return Optional.empty();
        }
        int analysed = Stretches.sum(memory.getStretches(), Stretch::getAnalysed, nowMs, SPAN_MS);
        int frames = analysed + shed;
        return Optional.of(
                new Flow(frames, frames == 0 ? 0 : (float) shed / frames, (float) analysed * 1000 / SPAN_MS, ageMs));
    }

    /** The highest sequence of the published session of which an outcome was heard. */
    private static long heard(CameraMemory memory) {
        for (SessionFrames frames : memory.getSessions()) {
            if (frames.getSession() == memory.getPublishedSession()) {
                return frames.getHighest();
            }
        }
        return 0;
    }
}
