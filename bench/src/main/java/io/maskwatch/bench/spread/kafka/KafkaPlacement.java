package io.maskwatch.bench.spread.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Where Kafka's own partitioner and assignor put cameras, when all workers of a group start at once. Stateless. */
public final class KafkaPlacement {
    private static final String TOPIC = "frames";
    private static final Node[] NONE = {};

    private KafkaPlacement() {}

    /** The partition of each camera. */
    public static int partitionOf(String cameraId, int partitions) {
        return BuiltInPartitioner.partitionForKey(cameraId.getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** The partitions of each worker. */
    public static List<Set<Integer>> partitionsOfWorkers(int workers, int partitions) {
        List<PartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(partition -> new PartitionInfo(TOPIC, partition, Node.noNode(), NONE, NONE))
                .toList();
        Cluster cluster = new Cluster("bench", List.of(), infos, Set.of(), Set.of());
        Map<String, Subscription> members = new HashMap<>();
        for (int worker = 0; worker < workers; worker++) {
            members.put("worker-%04d".formatted(worker), new Subscription(List.of(TOPIC)));
        }
        Collection<Assignment> assigned = new CooperativeStickyAssignor()
                .assign(cluster, new GroupSubscription(members))
                .groupAssignment()
                .values();
        return assigned.stream().map(KafkaPlacement::numbers).toList();
    }

    private static Set<Integer> numbers(Assignment assignment) {
        return Set.copyOf(
                assignment.partitions().stream().map(TopicPartition::partition).toList());
    }
}
