package io.maskwatch.app.live.kafka;

import io.maskwatch.app.live.RunTally;
import io.maskwatch.app.topics.kafka.TopicFollower;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Feeds a tally from the topics, from the moment of its start, on a thread of its own. */
public final class TallyFeed implements Component {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;
    private final Codecs codecs;
    private final RunTally tally;
    private volatile boolean running = true;
    private volatile @Nullable Throwable failure;
    private @Nullable Thread thread;

    public TallyFeed(KafkaClients clients, Codecs codecs, RunTally tally) {
        this.clients = clients;
        this.codecs = codecs;
        this.tally = tally;
    }

    @Override
    public String name() {
        return "tally";
    }

    @Override
    public void start() {
        TopicFollower follower = new TopicFollower(
                clients,
                codecs,
                List.of(Topics.CAMERA_STATUS, Topics.DETECTIONS, Topics.COMPLIANCE, Topics.ALERTS),
                false);
        thread = NamedThreads.start("maskwatch-tally", () -> follow(follower), (failed, cause) -> failure = cause);
    }

    private void follow(TopicFollower follower) {
        try (follower) {
            while (running) {
                follower.poll(POLL, (topic, key, value) -> tally.add(value));
            }
            while (follower.poll(POLL.multipliedBy(3), (topic, key, value) -> tally.add(value)) > 0) {
                // what was written before the end belongs to the run
            }
        }
    }

    @Override
    public Health check() {
        Throwable cause = failure;
        return cause == null ? Health.ok() : Health.sick("the live view stopped: " + cause);
    }

    @Override
    public void close() {
        running = false;
        if (thread != null) {
            NamedThreads.join(thread, Duration.ofSeconds(10));
        }
    }
}
