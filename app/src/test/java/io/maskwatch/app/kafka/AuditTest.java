package io.maskwatch.app.kafka;

import static io.maskwatch.app.testing.Records.analysed;
import static io.maskwatch.app.testing.Records.frame;
import static io.maskwatch.app.testing.Records.rejected;
import static io.maskwatch.app.testing.Records.shed;
import static io.maskwatch.app.testing.Records.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.kafka.TopicAudit;
import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.TestingCluster;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The account of every frame from the topics alone, on records written by hand. */
@Timeout(90)
class AuditTest {
    private static final String GROUP = "maskwatch-detector";
    private static final String CAMERA = "gate";

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private TestingCluster cluster;

    @BeforeEach
    void startBroker() {
        cluster = TestingCluster.start(data).withTopics();
    }

    @AfterEach
    void stopBroker() {
        cluster.close();
    }

    @Test
    void losesNothingWhenEveryFrameHasAnOutcomeAndOneWhenOneIsLeftOut()
            throws ExecutionException, InterruptedException, IOException {
        writeFrames(4);
        cluster.write(
                Topics.DETECTIONS,
                CAMERA,
                analysed(CAMERA, 7, 1),
                shed(CAMERA, 7, 2, OutcomeReason.STALE),
                rejected(CAMERA, 7, 3, OutcomeReason.UNDECODABLE),
                analysed(CAMERA, 7, 4));
        cluster.commitAll(GROUP, Topics.FRAMES);

        Path report = folder.resolve("audit.json");
        CommandRun whole = cluster.run("audit", "--report", report);
        assertThat(whole.lines()).last().isEqualTo("lost 0");
        JsonNode camera =
                new ObjectMapper().readTree(report.toFile()).get("cameras").get(0);
        assertThat(camera.get("announced").intValue()).isEqualTo(4);
        assertThat(camera.get("analysed").intValue()).isEqualTo(2);
        assertThat(camera.get("shed").get("stale").intValue()).isEqualTo(1);
        assertThat(camera.get("rejected").get("undecodable").intValue()).isEqualTo(1);

        writeFrames(6);
        cluster.write(Topics.DETECTIONS, CAMERA, analysed(CAMERA, 7, 6));
        cluster.commitAll(GROUP, Topics.FRAMES);
        CommandRun incomplete = cluster.run("audit");
        assertThat(incomplete.status()).isEqualTo(ExitCode.INCOMPLETE.status());
        assertThat(incomplete.out()).contains("no outcome for 5").endsWith("lost 1" + System.lineSeparator());
    }

    @Test
    void waitsForFramesThatNoDetectorHasCommittedPast() {
        writeFrames(3);
        cluster.write(Topics.DETECTIONS, CAMERA, analysed(CAMERA, 7, 1));
        CameraAudit audit = audit();
        assertThat(audit.pending()).isEqualTo(2);
        assertThat(audit.lost()).isZero();
    }

    @Test
    void saysTheSameAfterTheBrokerHasBeenRestarted() throws ExecutionException, InterruptedException {
        writeFrames(5);
        cluster.write(Topics.DETECTIONS, CAMERA, analysed(CAMERA, 7, 1), analysed(CAMERA, 7, 3));
        cluster.commitAll(GROUP, Topics.FRAMES);
        CameraAudit before = audit();
        assertThat(before.lost()).isEqualTo(3);

        String address = cluster.bootstrapServers();
        cluster.close();
        cluster = TestingCluster.start(data);

        assertThat(cluster.bootstrapServers()).isEqualTo(address);
        assertThat(audit()).isEqualTo(before);
    }

    @Test
    void takesOutcomesThatTheBrokerHasDeletedByAgeForOutOfSight() throws ExecutionException, InterruptedException {
        cluster.write(Topics.CAMERA_STATUS, CAMERA, status(CAMERA, 3, 50), status(CAMERA, 7, 4));
        cluster.write(Topics.DETECTIONS, CAMERA, outcomes(4));
        cluster.commitAll(GROUP, Topics.FRAMES);
        assertThat(audit().lost()).isEqualTo(50);

        deleteOutcomesBefore(2);
        assertThat(audit().lost()).isZero();
        assertThat(audit().announced()).isEqualTo(2);

        deleteOutcomesBefore(4);
        assertThat(audit().lost()).isZero();
        assertThat(audit().announced()).isZero();
    }

    private static FrameOutcome[] outcomes(int count) {
        FrameOutcome[] outcomes = new FrameOutcome[count];
        Arrays.setAll(outcomes, index -> analysed(CAMERA, 7, index + 1));
        return outcomes;
    }

    private void writeFrames(int upTo) {
        cluster.write(Topics.CAMERA_STATUS, CAMERA, status(CAMERA, 7, upTo));
        for (int sequence = 1; sequence <= upTo; sequence++) {
            cluster.write(Topics.FRAMES, CAMERA, frame(CAMERA, 7, sequence));
        }
    }

    /** In the partition that has any. */
    private void deleteOutcomesBefore(long offset) throws ExecutionException, InterruptedException {
        String topic = Topics.DETECTIONS.name();
        try (Admin admin = cluster.access().clients().admin();
                Consumer<String, byte[]> consumer = cluster.access().clients().consumer("hand", null, Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, RecordsToDelete> deletions = consumer.endOffsets(partitions).entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> RecordsToDelete.beforeOffset(offset)));
            admin.deleteRecords(deletions).all().get();
        }
    }

    private CameraAudit audit() {
        List<CameraAudit> audits =
                new TopicAudit(cluster.access().clients(), cluster.access().codecs(), GROUP).run();
        assertThat(audits).hasSize(1);
        return audits.get(0);
    }
}
