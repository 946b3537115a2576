package io.maskwatch.runtime.kafka;

import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * The time by the cluster's clock: that of the controller, which says of itself that it was in step a moment ago. Stateless.
 */
public final class ClusterClock {
    private ClusterClock() {}

    /** In ms since the epoch; empty if the cluster does not tell it (no right to describe it). An outage fails. */
    public static CompletionStage<OptionalLong> timeMs(Admin admin) {
        return admin.describeMetadataQuorum()
                .quorumInfo()
                .toCompletionStage()
                .thenApply(ClusterClock::leadersTime)
                .exceptionally(ClusterClock::withoutTime);
    }

    private static OptionalLong leadersTime(QuorumInfo quorum) {
        return quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .mapToLong(leader -> leader.lastCaughtUpTimestamp().orElse(-1))
                .filter(time -> time > 0)
                .findFirst();
    }

    private static OptionalLong withoutTime(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof AuthorizationException || cause instanceof UnsupportedVersionException) {
            return OptionalLong.empty();
        }
        throw new CompletionException(cause);
    }
}
