package io.maskwatch.app.topics.kafka;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Our consumer groups: who is in them, and how far behind they are. Thread-safe. */
public final class GroupOverview {
    /**
     * One member's share of a group. Immutable.
     *
     * @param group the consumer group
     * @param member the client's id, which names role and worker
     * @param host where it runs
     * @param partitions how many partitions it has
     * @param lag records that it has yet to commit
     */
    public record Member(String group, String member, String host, int partitions, long lag) {
        /** One readable line. */
        public String line() {
            return "%-22s %-44s %-16s %3d partitions, %d behind".formatted(group, member, host, partitions, lag);
        }

        /** One line of JSON. */
        public String json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("group", group)
                    .put("member", member)
                    .put("host", host)
                    .put("partitions", partitions)
                    .put("lag", lag)
                    .toString();
        }
    }

    private final KafkaClients clients;

    public GroupOverview(KafkaClients clients) {
        this.clients = clients;
    }

    /** Members of all groups whose name begins with {@code maskwatch}. */
    public List<Member> read() {
        try (Admin admin = clients.admin()) {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(id -> id.startsWith("maskwatch"))
                    .sorted()
                    .toList();
            List<Member> members = new ArrayList<>();
            for (String group : groups) {
                members.addAll(members(admin, group));
            }
            return members;
        } catch (ExecutionException e) {
            throw refused("consumer groups", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading consumer groups", e);
        }
    }

    /** Records of the topic that the group has yet to commit; all of them where it has never committed. */
    public long lag(String group, Topic<?> topic) {
        try (Admin admin = clients.admin()) {
            Map<TopicPartition, OffsetSpec> latest =
                    admin.describeTopics(List.of(topic.name())).allTopicNames().get().values().stream()
                            .flatMap(description -> description.partitions().stream())
                            .collect(Collectors.toMap(
                                    info -> new TopicPartition(topic.name(), info.partition()),
                                    info -> OffsetSpec.latest()));
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata position = committed.get(end.getKey());
                        return Math.max(0, end.getValue().offset() - (position == null ? 0 : position.offset()));
                    })
                    .sum();
        } catch (ExecutionException e) {
            throw refused("lag of group " + group, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the lag of " + group, e);
        }
    }

    private static UserError refused(String what, ExecutionException failure) {
        return new UserError(
                ExitCode.UNAVAILABLE,
                what,
                "the Kafka cluster did not tell (" + failure.getCause() + ")",
                "Check the broker, its address and this user's rights");
    }

    private static List<Member> members(Admin admin, String group) throws ExecutionException, InterruptedException {
        @Nullable ConsumerGroupDescription description;
        try {
            description =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of(); // it ended since it was listed
            }
            throw e;
        }
        if (description == null) {
            return List.of();
        }
        Map<TopicPartition, Long> lags = lags(admin, group);
        return description.members().stream()
                .map(member -> member(group, member, lags))
                .toList();
    }

    private static Member member(String group, MemberDescription member, Map<TopicPartition, Long> lags) {
        var partitions = member.assignment().topicPartitions();
        long lag = partitions.stream()
                .mapToLong(partition -> lags.getOrDefault(partition, 0L))
                .sum();
        return new Member(group, member.clientId(), member.host().replace("/", ""), partitions.size(), lag);
    }

    private static Map<TopicPartition, Long> lags(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get();
        Map<TopicPartition, Long> lags = new HashMap<>();
        ends.forEach((partition, end) -> {
            OffsetAndMetadata position = committed.get(partition);
            if (position != null) {
                lags.put(partition, Math.max(0, end.offset() - position.offset()));
            }
        });
        return lags;
    }
}
