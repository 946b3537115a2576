package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;

/**
 * Sees to it that a camera's outcomes, status and memory are in partitions of one number: a topic whose count was
 * changed would send them to different tasks. Stateless.
 */
final class PartitionCheck {
    private static final long LIMIT_MS = 30_000;

    private PartitionCheck() {}

    /** The number of partitions of detections, status and memories. */
    static int check(Admin admin, String applicationId) {
        Map<String, Integer> counts = counts(admin);
        List<String> missing = Stream.concat(Stream.of(Topics.CAMERAS, Topics.SETTINGS), Topics.all().stream())
                .map(Topic::name)
                .distinct()
                .filter(name -> !name.equals(Topics.FRAMES.name()) && !counts.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(
                    ExitCode.UNAVAILABLE,
                    "topics " + String.join(", ", missing),
                    "they do not exist on this cluster",
                    "Create them with: maskwatch topics apply");
        }
        int partitions = counts.getOrDefault(Topics.DETECTIONS.name(), 0);
        same(counts, Topics.CAMERA_STATUS.name(), partitions);
        SinkTopology.internalTopics(applicationId).forEach(topic -> same(counts, topic, partitions));
        return partitions;
    }

    private static void same(Map<String, Integer> counts, String other, int partitions) {
        int count = counts.getOrDefault(other, partitions);
        if (count != partitions) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "topics %s and %s".formatted(Topics.DETECTIONS.name(), other),
                    "they have %d and %d partitions, but must have the same number, which is fixed for .v1"
                            .formatted(partitions, count),
                    "Recreate the topic whose count was changed, or reset the sink: stop it and delete " + other);
        }
    }

    private static Map<String, Integer> counts(Admin admin) {
        Set<String> names = await(admin.listTopics().names());
        Set<String> ours = names.stream()
                .filter(name ->
                        name.startsWith("maskwatch") || name.endsWith("-changelog") || name.endsWith("-repartition"))
                .collect(Collectors.toSet());
        Map<String, Integer> counts = new HashMap<>();
        Map<String, TopicDescription> topics = await(admin.describeTopics(ours).allTopicNames());
        topics.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        return counts;
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static UserError unavailable(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new UserError(
                ExitCode.UNAVAILABLE,
                "Kafka topics",
                "the cluster does not describe them (" + cause.getMessage() + ")",
                "Check that the broker runs and that it may be asked for its topics");
    }
}
