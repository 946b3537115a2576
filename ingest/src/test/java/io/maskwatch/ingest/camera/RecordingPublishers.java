package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Frame;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker in memory that can be silent about frames and refuse status. Thread-safe. */
final class RecordingPublishers {
    final List<CameraStatus> statuses = new CopyOnWriteArrayList<>();
    final List<Frame> frames = new CopyOnWriteArrayList<>();
    final AtomicInteger statusesToRefuse = new AtomicInteger();
    volatile boolean acknowledging = true;

    synchronized CompletableFuture<Long> status(CameraStatus status) {
        if (statusesToRefuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        statuses.add(status);
        return CompletableFuture.completedFuture(41L + statuses.size());
    }

    void frame(Frame frame, FramePublisher.Receipt receipt) {
        frames.add(frame);
        if (acknowledging) {
            receipt.settled(true);
        }
    }

    List<CameraState> states() {
        return statuses.stream().map(CameraStatus::getState).toList();
    }

    CameraStatus last() {
        return statuses.get(statuses.size() - 1);
    }
}
