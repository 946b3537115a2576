package io.maskwatch.sink.camera;

import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FrameOutcome;

/**
 * The camera's time: the ingest worker's clock as far as the broker's bears it out. Stateless.
 */
final class CameraTime {
    private static final long TRUSTED_MS = 30_000;

    private CameraTime() {}

    /** When a frame was taken: at most 30 s before the broker had it, and not after. */
    static long of(FrameOutcome outcome) {
        return clamp(
                outcome.getCapturedAt().toEpochMilli(), outcome.getAppendedAt().toEpochMilli());
    }

    /** When a status was written: at most 30 s before the broker had it, and not after. */
    static long of(CameraStatus status, long appendedMs) {
        return clamp(status.getAt().toEpochMilli(), appendedMs);
    }

    private static long clamp(long toldMs, long appendedMs) {
        return Math.max(appendedMs - TRUSTED_MS, Math.min(appendedMs, toldMs));
    }
}
