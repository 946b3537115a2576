package io.maskwatch.app.replay;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.sink.state.CameraMemory;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Whether one camera streams while time passes, by its status. Before the first status that is kept nothing is known, and
 * the camera counts as streaming. Asked for later and later times, on one thread.
 */
final class StreamTrail {
    private final Deque<CameraStatus> toCome;
    private boolean heard;

    StreamTrail(List<CameraStatus> statuses) {
        this.toCome = new ArrayDeque<>(statuses.stream()
                .sorted(Comparator.comparing(CameraStatus::getAt))
                .toList());
    }

    /** Brings a camera's memory up to that time. */
    void pass(CameraMemory memory, long atMs) {
        if (!heard) {
            memory.setStreamingAt(atMs);
        }
        while (!toCome.isEmpty() && toCome.getFirst().getAt().toEpochMilli() <= atMs) {
            heard = true;
            take(memory, toCome.removeFirst());
        }
    }

    private static void take(CameraMemory memory, CameraStatus status) {
        if (status.getState() == CameraState.STREAMING) {
            memory.setStreamingAt(
                    Math.max(memory.getStreamingAt(), status.getAt().toEpochMilli()));
            memory.setFailure("");
        } else if (status.getCause() != FailureCause.NONE) {
            memory.setFailure(status.getCause().name());
        }
    }
}
