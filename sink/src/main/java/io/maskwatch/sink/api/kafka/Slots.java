package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the stream of events is made of, numbered the same way in every instance: by topic, then by
 * partition. Immutable.
 */
final class Slots {
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.CAMERAS,
            Topics.SETTINGS,
            Topics.CAMERA_STATUS,
            Topics.COMPLIANCE,
            Topics.ALERTS,
            Topics.ACKNOWLEDGEMENTS);

    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Integer> numbers = new HashMap<>();

    private Slots(List<TopicPartition> partitions) {
        this.partitions = List.copyOf(partitions);
        for (TopicPartition partition : partitions) {
            numbers.put(partition, numbers.size());
        }
    }

    /**
     * Asks the cluster.
     *
     * @throws UserError if a topic does not exist
     */
    static Slots of(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?> topic : TOPICS) {
            int count = consumer.partitionsFor(topic.name()).size();
            if (count == 0) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        "topic " + topic.name(),
                        "there is no such topic on this cluster",
                        "Create the topics with: maskwatch topics apply");
            }
            for (int partition = 0; partition < count; partition++) {
                partitions.add(new TopicPartition(topic.name(), partition));
            }
        }
        return new Slots(partitions);
    }

    List<TopicPartition> all() {
        return partitions;
    }

    /** The partitions of these topics. */
    List<TopicPartition> of(Topic<?>... topics) {
        List<String> names = Arrays.stream(topics).map(Topic::name).toList();
        return partitions.stream()
                .filter(partition -> names.contains(partition.topic()))
                .toList();
    }

    /** The number of a partition among them. */
    int number(TopicPartition partition) {
        Integer number = numbers.get(partition);
        if (number == null) {
            throw new IllegalArgumentException(partition + " is not read");
        }
        return number;
    }
}
