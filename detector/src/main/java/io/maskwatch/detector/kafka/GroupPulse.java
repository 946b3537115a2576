package io.maskwatch.detector.kafka;

import io.maskwatch.detector.work.Symptoms;
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
    private static final double PATIENCE_S = 10;
    private static final String SYMPTOM = "group";

    private final Consumer<String, byte[]> consumer;
    private final Symptoms symptoms;
    private @Nullable Metric heartbeat;

    GroupPulse(Consumer<String, byte[]> consumer, Symptoms symptoms) {
        this.consumer = consumer;
        this.symptoms = symptoms;
    }

    /** Notes how it is. */
    void feel() {
        if (heartbeat == null) {
            heartbeat = find();
        }
        Object value = heartbeat == null ? -1.0 : heartbeat.metricValue();
        double secondsAgo = value instanceof Number number ? number.doubleValue() : -1;
        if (secondsAgo < 0) { // the first heartbeat comes some seconds after the joining
            symptoms.note(SYMPTOM, consumer.assignment().isEmpty(), "has not joined its group yet");
        } else {
            symptoms.note(
                    SYMPTOM,
                    secondsAgo > PATIENCE_S,
                    "the group's coordinator has not been heard for " + Math.round(secondsAgo) + " s");
        }
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
