package io.maskwatch.detector.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Decoded frames that wait for the model: bounded; a decoder that finds it full waits, so that frames wait where they can
 * still be shed. A batch is whatever has gathered while the model was busy: no frame waits for others. Thread-safe.
 */
final class DecodedFrames {
    private final int capacity;
    private final Deque<DecodedFrame> queue = new ArrayDeque<>();
    private boolean closed;

    DecodedFrames(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a frame, waiting for room. Returns false, and does not take it, when closed. */
    synchronized boolean put(DecodedFrame frame) throws InterruptedException {
        while (queue.size() >= capacity && !closed) {
            wait();
        }
        if (closed) {
            return false;
        }
        queue.add(frame);
        notifyAll();
        return true;
    }

    /**
     * Waits for a frame, then takes it and those behind it that have its shape, without changing any camera's order.
     * Closed, it gives what is left, then nothing.
     */
    synchronized List<DecodedFrame> takeBatch(int limit) throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            wait();
        }
        List<DecodedFrame> batch = new ArrayList<>();
        Set<String> passedOver = new HashSet<>();
        for (Iterator<DecodedFrame> frames = queue.iterator(); frames.hasNext() && batch.size() < limit; ) {
            DecodedFrame frame = frames.next();
            String camera = frame.received().cameraId();
            boolean fits = batch.isEmpty()
                    || frame.picture().shape().equals(batch.get(0).picture().shape());
            if (fits && !passedOver.contains(camera)) {
                batch.add(frame);
                frames.remove();
            } else {
                passedOver.add(camera);
            }
        }
        notifyAll();
        return batch;
    }

    /** Takes no more, and wakes those that wait. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
