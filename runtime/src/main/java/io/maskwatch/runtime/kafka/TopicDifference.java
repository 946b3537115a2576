package io.maskwatch.runtime.kafka;

/**
 * One way in which a topic on the cluster is not as the contract says. Immutable.
 *
 * @param topic the topic's name
 * @param property what differs: {@code partitions}, or a configuration key
 * @param expected what the contract says
 * @param actual what the cluster has
 */
public record TopicDifference(String topic, String property, String expected, String actual) {
    /** Whether this makes the topic unusable; other differences may be an operator's choice. */
    public boolean fatal() {
        return property.equals("partitions") || property.equals("message.timestamp.type") || tooLongLife();
    }

    private boolean tooLongLife() {
        return topic.contains(".frames.") && property.equals("retention.ms");
    }

    @Override
    public String toString() {
        return "%s: %s is %s, should be %s".formatted(topic, property, actual, expected);
    }
}
