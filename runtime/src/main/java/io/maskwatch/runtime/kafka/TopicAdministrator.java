package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.TopicProfile;
import io.maskwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/** Creates our topics on a cluster and says where existing ones differ from the contract. Thread-safe. */
public final class TopicAdministrator {
    private static final Duration VISIBLE_LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOCK_LIMIT = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final KafkaClients clients;
    private final TopicProfile profile;
    private final Duration pictureLife;

    public TopicAdministrator(KafkaClients clients, TopicProfile profile) {
        this(clients, profile, Topics.PICTURE_LIFE);
    }

    /** @param pictureLife longest life of a picture; more than the contract's only if the user asked for it by name */
    public TopicAdministrator(KafkaClients clients, TopicProfile profile, Duration pictureLife) {
        this.clients = clients;
        this.profile = profile;
        this.pictureLife = pictureLife;
    }

    /**
     * Creates what is missing, and returns when it can be seen; never changes what exists.
     *
     * @return names of the topics created
     * @throws UserError if the cluster refuses or does not answer
     */
    public List<String> createMissing() {
        try (AdminSession session = new AdminSession(clients.admin())) {
            Set<String> present = present(session);
            List<NewTopic> missing = expected().values().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            List<String> created = new ArrayList<>();
            for (Map.Entry<String, KafkaFuture<Void>> creation :
                    session.admin().createTopics(missing).values().entrySet()) {
                if (AdminSession.created(creation.getKey(), creation.getValue())) {
                    created.add(creation.getKey());
                }
            }
            awaitVisible(session, created);
            return created;
        }
    }

    /** Where topics differ from the contract; a topic that is absent differs in its partitions. */
    public List<TopicDifference> differences() {
        try (AdminSession session = new AdminSession(clients.admin())) {
            Map<String, NewTopic> expected = expected();
            Set<String> present = present(session);
            Map<String, TopicDescription> descriptions =
                    AdminSession.await(session.admin().describeTopics(present).allTopicNames(), "describe topics");
            Map<ConfigResource, Config> configurations = AdminSession.await(
                    session.admin().describeConfigs(resources(present)).all(), "read topic configuration");
            List<TopicDifference> differences = new ArrayList<>();
            expected.forEach((name, topic) -> differences.addAll(TopicDifference.between(
                    topic,
                    Optional.ofNullable(descriptions.get(name)),
                    Optional.ofNullable(configurations.get(resource(name))))));
            return differences;
        }
    }

    /**
     * How many partitions the topics of streams have on the cluster: the count that most of them share, so that one which was
     * deleted or changed does not decide for the others. Empty if there is none of them.
     */
    public Optional<Integer> streamPartitions() {
        try (AdminSession session = new AdminSession(clients.admin())) {
            Set<String> streams = present(session);
            streams.removeIf(name -> Topics.all().stream()
                    .noneMatch(topic -> topic.name().equals(name) && topic.spread() == Topic.Spread.STREAM));
            return AdminSession.await(session.admin().describeTopics(streams).allTopicNames(), "describe topics")
                    .values()
                    .stream()
                    .collect(Collectors.groupingBy(topic -> topic.partitions().size(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        }
    }

    /**
     * Refuses to work on topics that cannot be right: wrong partitions, time stamps or clean-up, pictures kept too long.
     *
     * @throws UserError naming every fatal difference, or if the cluster does not answer
     */
    public void check() {
        fault().ifPresent(fault -> {
            throw fault;
        });
    }

    /**
     * Why the topics cannot be worked on, and what to do; empty if they can.
     *
     * @throws UserError if the cluster cannot be asked
     */
    public Optional<UserError> fault() {
        List<TopicDifference> fatal =
                differences().stream().filter(TopicDifference::fatal).toList();
        if (fatal.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new UserError(
                ExitCode.CONFIGURATION,
                "topics at " + clients.bootstrapServers(),
                String.join("; ", fatal.stream().map(TopicDifference::toString).toList()),
                "Create missing topics with: maskwatch topics apply. Partition counts are fixed for .v1: recreate a"
                        + " topic whose count is wrong, or set topics.streamPartitions to what the cluster has"
                        + " had from the start"));
    }

    /** The cluster's time in ms since the epoch; empty if it does not tell it, or does not answer. */
    public OptionalLong clusterMs() {
        try (AdminSession session = new AdminSession(clients.admin())) {
            return ClusterClock.timeMs(session.admin())
                    .exceptionally(failure -> OptionalLong.empty())
                    .toCompletableFuture()
                    .orTimeout(CLOCK_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(late -> OptionalLong.empty())
                    .join();
        }
    }

    private Map<String, NewTopic> expected() {
        Map<String, NewTopic> expected = new LinkedHashMap<>();
        Topics.all().forEach(topic -> expected.put(topic.name(), newTopic(topic)));
        expected.put(
                Topics.SCHEMAS_NAME,
                newTopic(
                        Topics.SCHEMAS_NAME,
                        1,
                        Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime")));
        return expected;
    }

    private NewTopic newTopic(Topic<?> topic) {
        Map<String, String> configuration = new HashMap<>(topic.configuration());
        if (topic.holdsPictures()) {
            configuration.put("retention.ms", Long.toString(pictureLife.toMillis()));
        }
        return newTopic(topic.name(), topic.partitions(profile), configuration);
    }

    private NewTopic newTopic(String name, int partitions, Map<String, String> configuration) {
        Map<String, String> all = new HashMap<>(configuration);
        all.put("min.insync.replicas", Integer.toString(profile.minInSyncReplicas()));
        return new NewTopic(name, partitions, profile.replication()).configs(all);
    }

    private Set<String> present(AdminSession session) {
        Set<String> present =
                new TreeSet<>(AdminSession.await(session.admin().listTopics().names(), "list topics"));
        present.retainAll(expected().keySet());
        return present;
    }

    /** The controller answers before the brokers have heard of the topic. */
    private void awaitVisible(AdminSession session, List<String> created) {
        long limit = System.nanoTime() + VISIBLE_LIMIT.toNanos();
        while (!present(session).containsAll(created) && System.nanoTime() < limit) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static List<ConfigResource> resources(Collection<String> names) {
        return names.stream().map(TopicAdministrator::resource).toList();
    }

    private static ConfigResource resource(String name) {
        return new ConfigResource(ConfigResource.Type.TOPIC, name);
    }
}
