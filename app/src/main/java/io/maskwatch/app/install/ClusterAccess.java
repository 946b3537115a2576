package io.maskwatch.app.install;

import io.maskwatch.runtime.kafka.ClusterWatch;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.PublishedSchemas;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.TopicProfile;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;

/**
 * A Kafka cluster with our topics on it, as one process sees it. Thread-safe.
 *
 * @param clients makes clients for it
 * @param schemas the writers' schemas on it
 * @param codecs codecs that ask those schemas
 */
public record ClusterAccess(KafkaClients clients, PublishedSchemas schemas, Codecs codecs) {

    /** Access without any traffic yet. */
    public static ClusterAccess to(KafkaSettings settings, String clientIdPrefix) {
        KafkaClients clients = new KafkaClients(settings, clientIdPrefix);
        PublishedSchemas schemas = new PublishedSchemas(clients, InstantSource.system());
        return new ClusterAccess(clients, schemas, new Codecs(schemas));
    }

    /** Creates what topics are missing; returns their names. */
    public List<String> createTopics(TopicProfile profile) {
        return new TopicAdministrator(clients, profile).createMissing();
    }

    /** Makes sure that the cluster answers and has topics that can be worked on, then publishes our schemas. */
    public void prepare(TopicProfile profile) {
        clients.reach();
        new TopicAdministrator(clients, profile).check();
        schemas.announce();
    }

    /** How large this installation is: as many partitions as the topics of its streams have, else what {@code fallback} says. */
    public TopicProfile profile(TopicProfile fallback) {
        return new TopicAdministrator(clients, fallback)
                .streamPartitions()
                .map(partitions -> new TopicProfile(
                        partitions, fallback.cameraPartitions(), fallback.replication(), fallback.minInSyncReplicas()))
                .orElse(fallback);
    }

    /** Looks at topics and at the cluster's clock while a role works. */
    public ClusterWatch watch(TopicAdministrator topics) {
        return new ClusterWatch(topics::fault, topics::clusterMs, InstantSource.system());
    }

    /** What a role of this process is given. */
    public RoleContext context(MeterRegistry meters, String workerId) {
        return new RoleContext(clients, codecs, meters, InstantSource.system(), workerId);
    }
}
