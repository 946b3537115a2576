package io.maskwatch.sink.api.kafka;

import io.maskwatch.sink.api.event.OffsetVector;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the tail has read, so that who writes can wait until it is seen. Thread-safe. */
final class SiteProgress {
    private @Nullable OffsetVector reached;
    private @Nullable Slots slots;

    /** The tail has worked in all before these offsets. */
    synchronized void reached(Slots numbered, OffsetVector vector) {
        slots = numbered;
        reached = vector;
        notifyAll();
    }

    /** Where the tail is; null before its first round. */
    synchronized @Nullable OffsetVector reached() {
        return reached;
    }

    /** How the partitions are numbered; null before the first round. */
    synchronized @Nullable Slots slots() {
        return slots;
    }

    /** Waits until the record was worked in; returns whether it was within the limit. Restores the interrupt flag. */
    synchronized boolean await(TopicPartition partition, long offset, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!isPast(partition, offset)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isPast(TopicPartition partition, long offset) {
        return slots != null && reached != null && reached.get(slots.number(partition)) > offset;
    }
}
