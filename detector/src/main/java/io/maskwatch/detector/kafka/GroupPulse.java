package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.Symptoms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;

/**
 * Whether the group's coordinator hears this worker, by the client's own measure of its heartbeats: polling itself does not
 * say that the broker is gone. Used by the polling thread only.
 */
final class GroupPulse {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SYMPTOM = "group";

    private final Consumer<String, byte[]> consumer;
    private final Symptoms symptoms;
    private @Nullable Metric heartbeat;
    private @Nullable Instant joinedAt;

    GroupPulse(Consumer<String, byte[]> consumer, Symptoms symptoms) {
        this.consumer = consumer;
        this.symptoms = symptoms;
    }

    /** Notes how it is. */
    void feel(Instant now) {
        Duration silence = sinceHeartbeat();
        if (silence == null && joinedAt == null) {
            if (consumer.assignment().isEmpty()) {
                symptoms.report(SYMPTOM, "has not joined its group yet");
                return;
            }
            joinedAt = now;
        }
        // The first heartbeat comes some seconds after the joining.
        Duration quiet = silence == null && joinedAt != null ? Duration.between(joinedAt, now) : silence;
        symptoms.note(
                SYMPTOM,
                quiet != null && quiet.compareTo(PATIENCE) > 0,
                "the group's coordinator cannot be heard; the last heartbeat was "
                        + (quiet == null ? 0 : quiet.toSeconds()) + " s ago");
    }

    /** Null before the first. */
    private @Nullable Duration sinceHeartbeat() {
        if (heartbeat == null) {
            heartbeat = find();
        }
        Object value = heartbeat == null ? null : heartbeat.metricValue();
        return value instanceof Number seconds && seconds.doubleValue() >= 0
                ? Duration.ofSeconds(seconds.longValue())
                : null;
    }

    private @Nullable Metric find() {
        for (Map.Entry<MetricName, ? extends Metric> entry : consumer.metrics().entrySet()) {
            if (entry.getKey().name().equals("last-heartbeat-seconds-ago")) {
                return entry.getValue();
            }
        }
        return null;
    }
}
