package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a camera is doing, as a state machine of pure steps:
 * <pre>
 * STARTING → CONNECTING → STREAMING → BACKING_OFF → CONNECTING …
 *                       ↘ BACKING_OFF, PROBED
 * any → STOPPED, DISABLED
 * </pre>
 * The cause of the last failure stays while the camera connects anew, and goes when it streams. Immutable.
 *
 * @param state what it is doing
 * @param cause why it is not streaming; NONE while it does
 * @param detail the cause in words
 * @param since since when it is in that state
 * @param nextAttemptAt when the next attempt is due, while BACKING_OFF; null also if none is made before a change
 */
public record CameraCondition(
        CameraState state,
        FailureCause cause,
        @Nullable String detail,
        Instant since,
        @Nullable Instant nextAttemptAt) {

    public static CameraCondition starting(Instant now) {
        return new CameraCondition(CameraState.STARTING, FailureCause.NONE, null, now, null);
    }

    /** A camera that is known and not to be run. */
    public static CameraCondition disabled(Instant now) {
        return new CameraCondition(CameraState.DISABLED, FailureCause.NONE, null, now, null);
    }

    public CameraCondition connecting(Instant now) {
        require(state == CameraState.STARTING || state == CameraState.BACKING_OFF, CameraState.CONNECTING);
        return new CameraCondition(CameraState.CONNECTING, cause, detail, now, null);
    }

    public CameraCondition streaming(Instant now) {
        require(state == CameraState.CONNECTING, CameraState.STREAMING);
        return new CameraCondition(CameraState.STREAMING, FailureCause.NONE, null, now, null);
    }

    /**
     * The attempt or the stream failed.
     *
     * @param pause until the next attempt; null if there is none before the camera's record changes
     */
    public CameraCondition failed(FailureCause why, @Nullable String words, Instant now, @Nullable Duration pause) {
        require(state == CameraState.CONNECTING || state == CameraState.STREAMING, CameraState.BACKING_OFF);
        return new CameraCondition(CameraState.BACKING_OFF, why, words, now, pause == null ? null : now.plus(pause));
    }

    public CameraCondition probed(FailureCause why, @Nullable String words, Instant now) {
        require(state == CameraState.CONNECTING, CameraState.PROBED);
        return new CameraCondition(CameraState.PROBED, why, words, now, null);
    }

    /**
     * The session is over.
     *
     * @param end STOPPED or DISABLED
     */
    public CameraCondition ended(CameraState end, Instant now) {
        if (end != CameraState.STOPPED && end != CameraState.DISABLED) {
            throw new IllegalArgumentException(end + " ends no session");
        }
        return new CameraCondition(end, FailureCause.NONE, null, now, null);
    }

    private void require(boolean allowed, CameraState next) {
        if (!allowed) {
            throw new IllegalStateException("A camera cannot go from " + state + " to " + next);
        }
    }
}
