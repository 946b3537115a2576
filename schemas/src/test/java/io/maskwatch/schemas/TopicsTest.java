package io.maskwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @Test
    void catalogueListsEveryTopicOnce() {
        long constants = Arrays.stream(Topics.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Topic.class)
                .count();
        assertThat(Topics.all()).hasSize((int) constants).doesNotHaveDuplicates();
        assertThat(Topics.all().stream().map(Topic::name))
                .doesNotHaveDuplicates()
                .doesNotContain(Topics.SCHEMAS_NAME);
    }

    @Test
    void namesAndValuesAreThoseOfTheContract() {
        assertThat(Topics.all())
                .extracting(Topic::name, topic -> topic.type().getSimpleName())
                .containsExactly(
                        tuple("maskwatch.cameras.v1", "Camera"),
                        tuple("maskwatch.settings.v1", "Settings"),
                        tuple("maskwatch.frames.v1", "Frame"),
                        tuple("maskwatch.detections.v1", "FrameOutcome"),
                        tuple("maskwatch.camera-status.v1", "CameraStatus"),
                        tuple("maskwatch.verdicts.v1", "Verdict"),
                        tuple("maskwatch.compliance.v1", "ComplianceWindow"),
                        tuple("maskwatch.alerts.v1", "Alert"),
                        tuple("maskwatch.acknowledgements.v1", "Acknowledgement"),
                        tuple("maskwatch.rejected.v1", "RejectedMessage"));
    }

    @Test
    void recordsLiveAsLongAsTheContractSays() {
        assertDeleted(Topics.FRAMES, 5 * MINUTE);
        assertDeleted(Topics.DETECTIONS, DAY);
        assertDeleted(Topics.VERDICTS, 30 * DAY);
        assertDeleted(Topics.COMPLIANCE, 90 * DAY);
        assertDeleted(Topics.ALERTS, 90 * DAY);
        assertDeleted(Topics.ACKNOWLEDGEMENTS, 90 * DAY);
        assertDeleted(Topics.REJECTED, 7 * DAY);
        assertCompacted(Topics.CAMERAS, 0);
        assertCompacted(Topics.SETTINGS, 0);
        assertCompacted(Topics.CAMERA_STATUS, DAY);
    }

    @Test
    void picturesAreBoundedInTimeAndSize() {
        Map<String, String> frames = Topics.FRAMES.configuration();
        assertThat(frames).containsEntry("segment.ms", Long.toString(MINUTE)).containsKey("retention.bytes");
        assertThat(Topics.all()).filteredOn(Topic::holdsPictures).containsExactly(Topics.FRAMES);
    }

    @Test
    void brokerStampsEveryRecord() {
        assertThat(Topics.all())
                .allSatisfy(topic ->
                        assertThat(topic.configuration()).containsEntry("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void framesDetectionsAndStatusAreCoPartitioned() {
        for (TopicProfile profile : new TopicProfile[] {TopicProfile.EMBEDDED, TopicProfile.CLUSTER}) {
            assertThat(Topics.DETECTIONS.partitions(profile)).isEqualTo(Topics.FRAMES.partitions(profile));
            assertThat(Topics.CAMERA_STATUS.partitions(profile)).isEqualTo(Topics.FRAMES.partitions(profile));
            assertThat(Topics.CAMERAS.partitions(profile)).isEqualTo(64);
            assertThat(Topics.SETTINGS.partitions(profile)).isEqualTo(1);
        }
        assertThat(Topics.FRAMES.partitions(TopicProfile.EMBEDDED)).isEqualTo(4);
        assertThat(Topics.FRAMES.partitions(TopicProfile.CLUSTER)).isEqualTo(48);
    }

    @Test
    void findsTopicsByLongAndShortName() {
        assertThat(Topics.named("maskwatch.alerts.v1")).contains(Topics.ALERTS);
        assertThat(Topics.named("camera-status")).contains(Topics.CAMERA_STATUS);
        assertThat(Topics.named("alert")).isEmpty();
    }

    private static void assertDeleted(Topic<?> topic, long retentionMs) {
        assertThat(topic.configuration())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(retentionMs));
    }

    private static void assertCompacted(Topic<?> topic, long lagMs) {
        assertThat(topic.configuration())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.compaction.lag.ms", Long.toString(lagMs))
                .doesNotContainKey("retention.ms");
    }
}
