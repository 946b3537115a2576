package io.maskwatch.app.audit.kafka;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.FrameLedger;
import io.maskwatch.app.topics.kafka.TopicScan;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Computes what became of every frame from the topics and the detectors' committed offsets alone. Announcements are read
 * before outcomes, so that a frame that ends while the audit runs is not called lost. Thread-safe.
 */
public final class TopicAudit {
    private final KafkaClients clients;
    private final Codecs codecs;
    private final String detectorGroup;

    /**
     * An audit of one cluster.
     *
     * @param detectorGroup the detectors' consumer group, whose committed offsets tell read frames from waiting ones
     */
    public TopicAudit(KafkaClients clients, Codecs codecs, String detectorGroup) {
        this.clients = clients;
        this.codecs = codecs;
        this.detectorGroup = detectorGroup;
    }

    /** The account of each camera, by id. */
    public List<CameraAudit> run() {
        FrameLedger ledger = new FrameLedger();
        TopicScan scan = new TopicScan(clients, codecs);
        Map<String, Integer> partitions = new HashMap<>();
        scan.read(Topics.CAMERA_STATUS, (source, status) -> {
            if (status != null) {
                ledger.status(status);
                partitions.put(status.getCameraId(), source.partition());
            }
        });
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        scan.read(Topics.FRAMES, (source, frame) -> {
            if (frame != null) {
                OffsetAndMetadata position = committed.get(new TopicPartition(source.topic(), source.partition()));
                boolean read = position != null && source.offset() < position.offset();
                ledger.frame(frame.getCameraId(), frame.getSession(), frame.getSequence(), read);
            }
        });
        Set<Integer> cut = scan.cutPartitions(Topics.DETECTIONS);
        scan.read(Topics.DETECTIONS, (source, outcome) -> {
            if (outcome != null) {
                ledger.outcome(outcome);
                partitions.put(outcome.getCameraId(), source.partition());
            }
        });
        // statuses and outcomes of a camera have the same partition: that of its id among equally many
        partitions.entrySet().stream()
                .filter(camera -> cut.contains(camera.getValue()))
                .forEach(camera -> ledger.historyIsCut(camera.getKey()));
        return ledger.close();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        try (Admin admin = clients.admin()) {
            return admin.listConsumerGroupOffsets(detectorGroup)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new UserError(
                    ExitCode.UNAVAILABLE,
                    "consumer group " + detectorGroup,
                    "its offsets cannot be read (" + e.getCause() + ")",
                    "Check the broker and this user's rights");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading offsets", e);
        }
    }
}
