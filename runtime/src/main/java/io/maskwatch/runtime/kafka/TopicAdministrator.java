package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates our topics on a cluster and says where existing ones differ from the contract. Thread-safe. */
public final class TopicAdministrator {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KafkaClients clients;
    private final TopicProfile profile;

    public TopicAdministrator(KafkaClients clients, TopicProfile profile) {
        this.clients = clients;
        this.profile = profile;
    }

    /**
     * Creates what is missing; never changes what exists.
     *
     * @return names of the topics created
     * @throws UserError if the cluster refuses or does not answer
     */
    public List<String> createMissing() {
        try (Admin admin = clients.admin()) {
            Set<String> present = await(admin.listTopics().names(), "list topics");
            List<NewTopic> missing = expected().values().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            List<String> created = new ArrayList<>();
            for (Map.Entry<String, KafkaFuture<Void>> creation :
                    admin.createTopics(missing).values().entrySet()) {
                if (create(creation.getKey(), creation.getValue())) {
                    created.add(creation.getKey());
                }
            }
            return created;
        }
    }

    /** Where topics differ from the contract; a topic that is absent differs in its partitions. */
    public List<TopicDifference> differences() {
        try (Admin admin = clients.admin()) {
            Map<String, NewTopic> expected = expected();
            Set<String> present = new TreeSet<>(await(admin.listTopics().names(), "list topics"));
            present.retainAll(expected.keySet());
            Map<String, TopicDescription> descriptions =
                    await(admin.describeTopics(present).allTopicNames(), "describe topics");
            Map<ConfigResource, Config> configurations =
                    await(admin.describeConfigs(resources(present)).all(), "read topic configuration");
            List<TopicDifference> differences = new ArrayList<>();
            expected.forEach((name, topic) ->
                    differences.addAll(compare(topic, Optional.ofNullable(descriptions.get(name)), configurations)));
            return differences;
        }
    }

    /**
     * Refuses to work on topics that cannot be right: wrong partitions, wrong time stamps, pictures kept too long.
     *
     * @throws UserError naming every fatal difference
     */
    public void check() {
        List<TopicDifference> fatal =
                differences().stream().filter(TopicDifference::fatal).toList();
        if (!fatal.isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "topics at " + clients.bootstrapServers(),
                    String.join(
                            "; ", fatal.stream().map(TopicDifference::toString).toList()),
                    "Create missing topics with: maskwatch topics apply. Partition counts are fixed for .v1: recreate a"
                            + " topic whose count is wrong, or set topics.streamPartitions to what the cluster has"
                            + " had from the start");
        }
    }

    private static boolean create(String name, KafkaFuture<Void> creation) {
        try {
            creation.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false; // another process was faster
            }
            throw refused("create topic " + name, e.getCause());
        } catch (TimeoutException e) {
            throw refused("create topic " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("create topic " + name, e);
        }
    }

    private Map<String, NewTopic> expected() {
        Map<String, NewTopic> expected = new LinkedHashMap<>();
        Topics.all()
                .forEach(topic -> expected.put(
                        topic.name(), newTopic(topic.name(), topic.partitions(profile), topic.configuration())));
        expected.put(
                Topics.SCHEMAS_NAME,
                newTopic(
                        Topics.SCHEMAS_NAME,
                        1,
                        Map.of("cleanup.policy", "compact", "message.timestamp.type", "LogAppendTime")));
        return expected;
    }

    private NewTopic newTopic(String name, int partitions, Map<String, String> configuration) {
        Map<String, String> all = new HashMap<>(configuration);
        all.put("min.insync.replicas", Integer.toString(profile.minInSyncReplicas()));
        return new NewTopic(name, partitions, profile.replication()).configs(all);
    }

    private static List<TopicDifference> compare(
            NewTopic expected, Optional<TopicDescription> description, Map<ConfigResource, Config> configurations) {
        String name = expected.name();
        if (description.isEmpty()) {
            return List.of(new TopicDifference(
                    name, "partitions", Integer.toString(expected.numPartitions()), "absent (no such topic)"));
        }
        List<TopicDifference> differences = new ArrayList<>();
        int partitions = description.get().partitions().size();
        if (partitions != expected.numPartitions()) {
            differences.add(new TopicDifference(
                    name, "partitions", Integer.toString(expected.numPartitions()), Integer.toString(partitions)));
        }
        Config configuration = configurations.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
        expected.configs().forEach((key, value) -> {
            ConfigEntry entry = configuration == null ? null : configuration.get(key);
            String actual = entry == null ? "unset" : entry.value();
            if (!value.equals(actual)) {
                differences.add(new TopicDifference(name, key, value, String.valueOf(actual)));
            }
        });
        return differences;
    }

    private static List<ConfigResource> resources(Collection<String> names) {
        return names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
    }

    private static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(what, e.getCause());
        } catch (TimeoutException e) {
            throw refused(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(what, e);
        }
    }

    private static UserError refused(String what, @Nullable Throwable cause) {
        return new UserError(
                ExitCode.UNAVAILABLE,
                what,
                "the Kafka cluster did not do it (" + cause + ")",
                "Check the broker, its address and this user's rights");
    }
}
