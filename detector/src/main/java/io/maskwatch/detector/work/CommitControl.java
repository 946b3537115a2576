package io.maskwatch.detector.work;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows which offsets are safe to commit when frames end out of order: the first of a partition that is not complete, or
 * the one after the last. Thread-safe. An abandoned frame is never complete, so nothing after it becomes safe until its
 * partition is forgotten.
 */
public final class CommitControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quieter = lock.newCondition();
    private final Map<Integer, Progress> partitions = new HashMap<>();

    /** Notes that a frame is on its way. Offsets of a partition rise; one that does not begins the partition anew. */
    public Receipt begin(FramePosition position) {
        lock.lock();
        try {
            Progress progress = partitions.get(position.partition());
            if (progress == null || position.offset() < progress.nextOffset) {
                progress = new Progress(position.offset());
                partitions.put(position.partition(), progress);
            }
            return progress.begin(position.offset());
        } finally {
            lock.unlock();
        }
    }

    /** By partition, the next offset to read, where that has risen since it was last {@link #committed}. */
    public Map<Integer, Long> committable() {
        lock.lock();
        try {
            Map<Integer, Long> safe = new HashMap<>();
            partitions.forEach((partition, progress) -> {
                if (progress.safeOffset() > progress.committedOffset) {
                    safe.put(partition, progress.safeOffset());
                }
            });
            return safe;
        } finally {
            lock.unlock();
        }
    }

    /** Notes what the broker has taken. */
    public void committed(Map<Integer, Long> offsets) {
        lock.lock();
        try {
            offsets.forEach((partition, offset) -> {
                Progress progress = partitions.get(partition);
                if (progress != null) {
                    progress.committedOffset = Math.max(progress.committedOffset, offset);
                }
            });
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no frame of these partitions is on its way. Returns whether that came about within the limit. */
    public boolean awaitIdle(Collection<Integer> ofPartitions, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (ofPartitions.stream().anyMatch(this::busy)) {
                if (left <= 0) {
                    return false;
                }
                left = quieter.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets partitions that another worker reads now; late receipts of theirs change nothing. */
    public void forget(Collection<Integer> lost) {
        lock.lock();
        try {
            lost.forEach(partitions::remove);
        } finally {
            lock.unlock();
        }
    }

    private boolean busy(int partition) {
        Progress progress = partitions.get(partition);
        return progress != null && progress.underway > 0;
    }

    /** One partition while it is ours. Guarded by the lock. */
    private final class Progress {
        private final Deque<Entry> entries = new ArrayDeque<>();
        private long nextOffset;
        private long committedOffset;
        private int underway;

        Progress(long firstOffset) {
            nextOffset = firstOffset;
            committedOffset = firstOffset;
        }

        Entry begin(long offset) {
            nextOffset = offset + 1;
            underway++;
            Entry entry = new Entry(this, offset);
            entries.add(entry);
            return entry;
        }

        long safeOffset() {
            Entry oldest = entries.peek();
            return oldest == null ? nextOffset : oldest.offset;
        }

        void ended() {
            underway--;
            for (Entry oldest = entries.peek(); oldest != null && oldest.complete; oldest = entries.peek()) {
                entries.remove();
            }
            quieter.signalAll();
        }
    }

    /** One frame. Guarded by the lock. */
    private final class Entry implements Receipt {
        private final Progress progress;
        private final long offset;
        private boolean ended;
        private boolean complete;

        Entry(Progress progress, long offset) {
            this.progress = progress;
            this.offset = offset;
        }

        @Override
        public void complete() {
            end(true);
        }

        @Override
        public void abandon() {
            end(false);
        }

        private void end(boolean asComplete) {
            lock.lock();
            try {
                if (!ended) {
                    ended = true;
                    complete = asComplete;
                    progress.ended();
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
