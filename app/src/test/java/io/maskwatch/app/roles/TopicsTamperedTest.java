package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What running processes make of topics that somebody deletes, or gives more partitions. */
@Tag("long")
@Timeout(1800)
class TopicsTamperedTest {
    private static final String[] ALL = {"sink", "detector", "ingest"};

    @TempDir
    Path folder;

    private LiveRoles roles;

    @BeforeEach
    void start() throws IOException {
        roles = new LiveRoles(folder);
        roles.startBroker();
        roles.startCameras();
        roles.startRoles(ALL);
        roles.awaitHealthy(ALL);
        roles.awaitNewFrames();
    }

    @AfterEach
    void end() {
        roles.close();
    }

    @Test
    void allSayThatFramesAreGoneAndGoOnInTheSameSessions() throws Exception {
        long session = roles.session("sim-1");
        delete(Topics.FRAMES);
        for (String role : ALL) {
            roles.awaitSick(role, Topics.FRAMES + ": partitions is absent", "maskwatch topics apply");
        }
        roles.applyTopics();
        roles.awaitHealthy(ALL);
        roles.awaitNewFrames();
        roles.awaitNewWindows();
        assertThat(roles.session("sim-1")).isEqualTo(session);
    }

    @Test
    void aDetectorSurvivesTheLossOfDetectionsAndASinkIsStartedAgain() throws Exception {
        delete(Topics.DETECTIONS);
        roles.awaitSick("ingest", Topics.DETECTIONS + ": partitions is absent");
        roles.awaitSick("detector", Topics.DETECTIONS + ": partitions is absent");
        sinkEnds();
        roles.applyTopics();
        roles.startRoles("sink");
        roles.awaitHealthy(ALL);
        roles.awaitNewFrames();
        roles.awaitNewWindows();
    }

    /** Numbers of sessions are offsets of that topic: they begin anew with it. */
    @Test
    void sessionsThatBeginAfterTheLossOfStatusAreNotTakenForOldOnes() throws Exception {
        roles.process("ingest").stop();
        roles.startRoles("ingest");
        roles.awaitNewFrames();
        long session = roles.session("sim-1");

        delete(Topics.CAMERA_STATUS);
        roles.awaitSick("ingest", Topics.CAMERA_STATUS + ": partitions is absent");
        roles.awaitSick("detector", Topics.CAMERA_STATUS + ": partitions is absent");
        sinkEnds();
        roles.process("ingest").stop();
        roles.applyTopics();
        roles.startRoles("sink", "ingest");
        roles.awaitHealthy(ALL);
        LiveRoles.soon().untilAsserted(() -> assertThat(roles.session("sim-1")).isBetween(0L, session - 1));
        roles.awaitNewFrames(); // held up for as long as frames are kept
        roles.awaitNewWindows();
    }

    @Test
    void allSayThatPartitionsWereAdded() throws Exception {
        try (Admin admin = roles.cluster().clients().admin()) {
            admin.createPartitions(Map.of(Topics.FRAMES.name(), NewPartitions.increaseTo(5)))
                    .all()
                    .get();
        }
        for (String role : ALL) {
            roles.awaitSick(role, Topics.FRAMES + ": partitions is 5, should be 4");
        }
        roles.awaitNewFrames();
        roles.run("detector").assertRefused(ExitCode.CONFIGURATION, Topics.FRAMES + ": partitions is 5, should be 4");
    }

    private void sinkEnds() throws IOException {
        LiveRoles.soon().until(() -> !roles.process("sink").isAlive());
        assertThat(roles.process("sink").exitValue()).isEqualTo(ExitCode.FAILED.status());
        assertThat(roles.process("sink").output()).contains("maskwatch topics apply");
    }

    private void delete(Topic<?> topic) throws Exception {
        try (Admin admin = roles.cluster().clients().admin()) {
            admin.deleteTopics(List.of(topic.name())).all().get();
        }
    }
}
