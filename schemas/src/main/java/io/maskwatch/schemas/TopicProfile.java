package io.maskwatch.schemas;

/**
 * How large an installation is: partition counts and replication of the topics. Immutable.
 *
 * @param streamPartitions partitions of frames, detections, status and what the sink writes
 * @param cameraPartitions partitions of the camera topic
 * @param replication copies of each partition
 * @param minInSyncReplicas copies that must have a record before it counts as written
 */
public record TopicProfile(int streamPartitions, int cameraPartitions, short replication, int minInSyncReplicas) {

    /** One broker in this process. */
    public static final TopicProfile EMBEDDED = new TopicProfile(4, 64, (short) 1, 1);

    /** A cluster of at least three brokers. */
    public static final TopicProfile CLUSTER = new TopicProfile(48, 64, (short) 3, 2);
}
