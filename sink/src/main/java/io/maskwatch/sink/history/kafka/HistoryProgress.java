package io.maskwatch.sink.history.kafka;

import io.maskwatch.runtime.Health;
import io.maskwatch.sink.history.HistoryHealth;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the writing of history has come, and what hinders it. Told by one thread, asked by any. */
final class HistoryProgress {
    private volatile @Nullable Long lagRecords;
    private volatile @Nullable Instant lastWriteAt;
    private volatile @Nullable String failure;

    void wrote(Instant at) {
        lastWriteAt = at;
    }

    void works() {
        failure = null;
    }

    void fails(String words) {
        failure = words;
    }

    /** Asks the consumer how much there is still to read, which it knows from its last fetches. */
    void lag(Consumer<?, ?> consumer) {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isEmpty()) {
                lagRecords = null;
                return;
            }
            sum += lag.getAsLong();
        }
        lagRecords = sum;
    }

    HistoryHealth health() {
        return new HistoryHealth(lagRecords, lastWriteAt);
    }

    Health check() {
        String words = failure;
        return words == null ? Health.ok() : Health.sick(words);
    }
}
