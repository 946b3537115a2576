package io.maskwatch.app.install;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.TopicProfile;

/**
 * How the topics are laid out on a cluster: section {@code topics} of the configuration. The embedded broker has its own
 * layout. Immutable.
 *
 * @param streamPartitions partitions of frames, detections, status and what the sink writes; bounds the number of
 *     detectors that share the work; fixed once chosen
 * @param replication copies of each partition
 * @param minInSyncReplicas copies that must have a record before it counts as written
 */
public record TopicSettings(int streamPartitions, int replication, int minInSyncReplicas) {
    public TopicSettings {
        if (streamPartitions < 1 || replication < 1 || minInSyncReplicas < 1 || minInSyncReplicas > replication) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "topics",
                    "streamPartitions, replication and minInSyncReplicas must be at least 1, and minInSyncReplicas at"
                            + " most replication",
                    "Leave the section out for 48, 3 and 2");
        }
    }

    public static TopicSettings defaults() {
        return new TopicSettings(
                TopicProfile.CLUSTER.streamPartitions(),
                TopicProfile.CLUSTER.replication(),
                TopicProfile.CLUSTER.minInSyncReplicas());
    }

    /** The same as a profile. */
    public TopicProfile profile() {
        return new TopicProfile(
                streamPartitions, TopicProfile.CLUSTER.cameraPartitions(), (short) replication, minInSyncReplicas);
    }
}
