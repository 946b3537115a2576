package io.maskwatch.simulator.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Those who watch a stream, and what its thread waits for. Thread-safe. */
final class Audience {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private @Nullable Instant startedAt;
    private boolean keyRequested;
    private boolean closed;

    void join(Viewer viewer, Instant now) {
        lock.lock();
        try {
            if (!closed) {
                startedAt = startedAt == null ? now : startedAt;
                keyRequested = true;
                viewers.add(viewer);
                changed.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        viewer.ended();
    }

    void leave(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** Waits until a picture is due and somebody is there to see it; false when the stream is closed. */
    boolean await(Pace pace) {
        lock.lock();
        try {
            while (!closed) {
                long wait = pace.untilDue();
                if (viewers.isEmpty()) {
                    changed.await(1, TimeUnit.SECONDS);
                } else if (wait > 0) {
                    changed.await(wait, TimeUnit.NANOSECONDS);
                } else {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return false;
    }

    void show(MediaUnit unit) {
        for (Viewer viewer : viewers) {
            viewer.accept(unit);
        }
    }

    boolean takeKeyRequest() {
        lock.lock();
        try {
            boolean requested = keyRequested;
            keyRequested = false;
            return requested;
        } finally {
            lock.unlock();
        }
    }

    Optional<Instant> startedAt() {
        lock.lock();
        try {
            return Optional.ofNullable(startedAt);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        List<Viewer> left = List.copyOf(viewers);
        viewers.clear();
        left.forEach(Viewer::ended);
    }
}
