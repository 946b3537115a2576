package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Tells tasks which partitions must be read before time may pass. Thread-safe. */
final class ClusterCatchUps implements CatchUp.Source {
    /** Five minutes: another part of the sink may have to restore its state. */
    private static final int PATIENCE_WITH_OTHERS = 300;

    private final ClusterView cluster;
    private final String signals;
    private final int partitions;

    /**
     * @param signals the topic of what cameras signal
     * @param partitions partitions of each topic
     */
    ClusterCatchUps(ClusterView cluster, String signals, int partitions) {
        this.cluster = cluster;
        this.signals = signals;
        this.partitions = partitions;
    }

    @Override
    public CatchUp ofCameras(int partition) {
        return new AskingCatchUp(cluster, List.of(inputs(partition)), Integer.MAX_VALUE);
    }

    @Override
    public CatchUp ofGroups(int partition) {
        List<TopicPartition> own = List.of(new TopicPartition(signals, partition));
        return new AskingCatchUp(cluster, List.of(allInputs(partitions), own), PATIENCE_WITH_OTHERS);
    }

    /** All that is heard of cameras, from topics of so many partitions. */
    static List<TopicPartition> allInputs(int partitions) {
        List<TopicPartition> all = new ArrayList<>();
        for (int input = 0; input < partitions; input++) {
            all.addAll(inputs(input));
        }
        return all;
    }

    private static List<TopicPartition> inputs(int partition) {
        return List.of(
                new TopicPartition(Topics.DETECTIONS.name(), partition),
                new TopicPartition(Topics.CAMERA_STATUS.name(), partition));
    }
}
