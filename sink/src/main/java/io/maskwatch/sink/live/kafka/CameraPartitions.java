package io.maskwatch.sink.live.kafka;

import io.maskwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/** Which partition a camera's records are in. Stateless. */
final class CameraPartitions {
    private CameraPartitions() {}

    /** How many partitions frames, detections and status have. */
    static int count(Consumer<?, ?> consumer) {
        int partitions = consumer.partitionsFor(Topics.FRAMES.name()).size();
        if (partitions == 0) {
            throw new KafkaException("The topic " + Topics.FRAMES.name() + " is not there");
        }
        return partitions;
    }

    /** The partition that the default partitioner gives a key. */
    static int of(String cameraId, int partitions) {
        return Utils.toPositive(Utils.murmur2(cameraId.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
