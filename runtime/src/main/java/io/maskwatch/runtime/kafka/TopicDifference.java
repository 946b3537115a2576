package io.maskwatch.runtime.kafka;

import io.maskwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * One way in which a topic on the cluster is not as the contract says. Immutable.
 *
 * @param topic the topic's name
 * @param property what differs: {@code partitions}, or a configuration key
 * @param expected what the contract says
 * @param actual what the cluster has
 */
public record TopicDifference(String topic, String property, String expected, String actual) {
    private static final Set<String> ALWAYS_FATAL = Set.of("partitions", "message.timestamp.type", "cleanup.policy");
    private static final Set<String> LIFE = Set.of("retention.ms", "segment.ms");

    /** How the topic on the cluster, if there is one, differs from the expected one. */
    static List<TopicDifference> between(
            NewTopic expected, Optional<TopicDescription> description, Optional<Config> configuration) {
        String name = expected.name();
        String wanted = Integer.toString(expected.numPartitions());
        if (description.isEmpty()) {
            return List.of(new TopicDifference(name, "partitions", wanted, "absent (no such topic)"));
        }
        List<TopicDifference> differences = new ArrayList<>();
        String actual = Integer.toString(description.get().partitions().size());
        if (!actual.equals(wanted)) {
            differences.add(new TopicDifference(name, "partitions", wanted, actual));
        }
        new TreeMap<>(expected.configs()).forEach((key, value) -> {
            String present = configuration
                    .map(all -> all.get(key))
                    .map(ConfigEntry::value)
                    .orElse("unset");
            if (!present.equals(value)) {
                differences.add(new TopicDifference(name, key, value, present));
            }
        });
        return differences;
    }

    /** Whether this makes the topic unusable; other differences may be an operator's choice. */
    public boolean fatal() {
        return ALWAYS_FATAL.contains(property) || picturesLiveTooLong();
    }

    private boolean picturesLiveTooLong() {
        if (!topic.equals(Topics.FRAMES.name()) || !LIFE.contains(property)) {
            return false;
        }
        try {
            long actualMs = Long.parseLong(actual);
            return actualMs < 0 || actualMs > Long.parseLong(expected);
        } catch (NumberFormatException e) {
            return true; // unset: the cluster's own default, which is days
        }
    }

    @Override
    public String toString() {
        return "%s: %s is %s, should be %s".formatted(topic, property, actual, expected);
    }
}
