package io.maskwatch.runtime.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Asks the brokers, where a consumer has read nothing for some time, whether they are there: to a poll an outage looks like
 * a topic in which nothing happens. For one thread.
 */
public final class QuietCheck {
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private Instant heardAt;

    public QuietCheck(InstantSource clock) {
        this.clock = clock;
        this.heardAt = clock.instant();
    }

    /**
     * To be called after each poll. Returns whether the brokers were asked, and answered.
     *
     * @param nothing whether the poll brought nothing
     * @throws org.apache.kafka.common.KafkaException if they do not answer
     */
    public boolean after(Consumer<?, ?> consumer, boolean nothing) {
        Instant now = clock.instant();
        if (nothing && now.isBefore(heardAt.plus(QUIET))) {
            return false;
        }
        if (nothing) {
            consumer.listTopics(LIMIT);
        }
        heardAt = clock.instant();
        return nothing;
    }
}
