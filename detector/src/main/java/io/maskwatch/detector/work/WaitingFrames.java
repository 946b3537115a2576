package io.maskwatch.detector.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Frames that wait for a decoder: a short queue for each camera, cameras served in turn. Full, it gives up the camera's
 * oldest frame, so what is served is never older than a few frames' spacing, and each camera gets an equal share of what
 * the worker can do, less only if it asks for less. One frame of a camera is out at a time, so a camera's order holds.
 * Thread-safe.
 */
final class WaitingFrames {
    private final int perCamera;
    private final Map<String, Deque<ReceivedFrame>> queues = new LinkedHashMap<>();
    private final Set<String> out = new HashSet<>();
    private boolean closed;

    WaitingFrames(int perCamera) {
        this.perCamera = perCamera;
    }

    /** Adds a frame; gives back the one that had to make room, if any. */
    synchronized Optional<ReceivedFrame> offer(ReceivedFrame frame) {
        Deque<ReceivedFrame> queue = queues.computeIfAbsent(frame.cameraId(), key -> new ArrayDeque<>());
        Optional<ReceivedFrame> evicted = queue.size() < perCamera ? Optional.empty() : Optional.of(queue.remove());
        queue.add(frame);
        notifyAll();
        return evicted;
    }

    /** The oldest frame of the camera whose turn it is; waits for one. Null when closed. */
    synchronized @Nullable ReceivedFrame take() throws InterruptedException {
        while (!closed) {
            Optional<String> next = queues.keySet().stream()
                    .filter(camera -> !out.contains(camera))
                    .findFirst();
            if (next.isPresent()) {
                return take(next.get());
            }
            wait();
        }
        return null;
    }

    private @Nullable ReceivedFrame take(String camera) {
        Deque<ReceivedFrame> queue = queues.remove(camera);
        if (queue == null) {
            return null;
        }
        ReceivedFrame frame = queue.remove();
        if (!queue.isEmpty()) {
            queues.put(camera, queue);
        }
        out.add(camera);
        return frame;
    }

    /** The camera's frame that was out has gone on; its next may be taken. */
    synchronized void release(String camera) {
        out.remove(camera);
        notifyAll();
    }

    /** Takes out all waiting frames of which that holds. */
    synchronized List<ReceivedFrame> drop(Predicate<ReceivedFrame> condition) {
        List<ReceivedFrame> dropped = new ArrayList<>();
        for (Deque<ReceivedFrame> queue : queues.values()) {
            queue.removeIf(frame -> condition.test(frame) && dropped.add(frame));
        }
        queues.values().removeIf(Deque::isEmpty);
        return dropped;
    }

    /** Wakes and ends those that wait. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
