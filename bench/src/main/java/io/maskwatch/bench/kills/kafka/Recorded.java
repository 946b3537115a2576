package io.maskwatch.bench.kills.kafka;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.bench.kills.course.Course;
import io.maskwatch.bench.kills.course.Course.Life;
import io.maskwatch.bench.kills.course.Course.Stage;
import io.maskwatch.bench.kills.course.Told;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** What stands in the topics of an installation. Thread-safe. */
public final class Recorded {
    private final ClusterAccess cluster;

    public Recorded(ClusterAccess cluster) {
        this.cluster = cluster;
    }

    /** When the last outcome of each camera was appended. */
    public Map<String, Instant> lastOutcomes() {
        Map<String, Instant> last = new HashMap<>();
        scan().read(Topics.DETECTIONS, (source, outcome) -> {
            if (outcome != null) {
                last.put(outcome.getCameraId(), Instant.ofEpochMilli(source.timestamp()));
            }
        });
        return last;
    }

    /** Subjects, cameras and areas alike, of which a window was told, and when last. */
    public Map<String, Instant> lastWindows() {
        Map<String, Instant> last = new HashMap<>();
        scan().read(
                        Topics.COMPLIANCE,
                        (source, window) -> last.put(source.key(), Instant.ofEpochMilli(source.timestamp())));
        return last;
    }

    /** The whole course. */
    public Course course() {
        Course course = new Course();
        scan().read(Topics.DETECTIONS, (source, outcome) -> {
            if (outcome != null) {
                String camera = outcome.getCameraId();
                course.told(Stage.OUTCOMES, camera, Instant.ofEpochMilli(source.timestamp()));
                course.told(Stage.FRAMES, camera, outcome.getAppendedAt());
                course.frame(camera, outcome.getSession(), outcome.getAppendedAt());
            }
        });
        scan().read(Topics.CAMERA_STATUS, (source, status) -> {
            if (status != null && status.getSession() >= 0) {
                Life life = new Life(status.getWorkerId(), status.getSession());
                course.runs(status.getCameraId(), life, Instant.ofEpochMilli(source.timestamp()));
            }
        });
        scan().read(
                        Topics.COMPLIANCE,
                        (source, window) ->
                                course.told(Stage.WINDOWS, source.key(), Instant.ofEpochMilli(source.timestamp())));
        return course;
    }

    /** What sinks told from these positions on. */
    public Told told(Map<TopicPartition, Long> from) {
        return Told.of(read(Topics.COMPLIANCE, from), read(Topics.ALERTS, from));
    }

    /** Where what sinks tell ends now. */
    public Map<TopicPartition, Long> toldEnds() {
        Map<TopicPartition, Long> ends = new HashMap<>(ends(Topics.COMPLIANCE.name()));
        ends.putAll(ends(Topics.ALERTS.name()));
        return ends;
    }

    /** Whether the sinks of that application have worked in all that stands in their topics now. */
    public boolean workedIn(String applicationId) {
        Map<TopicPartition, Long> ends = new HashMap<>(ends(Topics.DETECTIONS.name()));
        ends.putAll(ends(Topics.CAMERA_STATUS.name()));
        // the last of an internal topic is the mark of a transaction
        ends(applicationId + "-signals-repartition").forEach((partition, end) -> ends.put(partition, end - 1));
        return reached(applicationId, ends);
    }

    /** Whether the detectors have committed all frames. */
    public boolean analysed(String group) {
        return reached(group, ends(Topics.FRAMES.name()));
    }

    private boolean reached(String group, Map<TopicPartition, Long> ends) {
        try (Admin admin = cluster.clients().admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return ends.entrySet().stream().allMatch(end -> {
                OffsetAndMetadata position = committed.get(end.getKey());
                return end.getValue() <= 0 || (position != null && position.offset() >= end.getValue());
            });
        } catch (ExecutionException e) {
            return false; // an outage: asked again
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<TopicPartition, Long> ends(String topic) {
        try (Admin admin = cluster.clients().admin()) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (var description :
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
                for (TopicPartitionInfo info : description.partitions()) {
                    latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest());
                }
            }
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The ends of " + topic + " are not told", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private <V extends SpecificRecordBase> List<V> read(Topic<V> topic, Map<TopicPartition, Long> from) {
        List<V> records = new ArrayList<>();
        scan().read(topic, (source, value) -> {
            long first = from.getOrDefault(new TopicPartition(source.topic(), source.partition()), 0L);
            if (value != null && source.offset() >= first) {
                records.add(value);
            }
        });
        return records;
    }

    private TopicScan scan() {
        return new TopicScan(cluster.clients(), cluster.codecs());
    }
}
