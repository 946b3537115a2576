package io.maskwatch.sink.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.camera.Remedies;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.api.testing.MadeUpSite;
import io.maskwatch.sink.api.view.Times;
import io.maskwatch.sink.history.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FitnessTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final TimeRange HOUR = new TimeRange(NOW.minus(Duration.ofHours(1)), NOW);
    private static final Camera CAMERA = Camera.newBuilder()
            .setCameraId("gate")
            .setName("Gate")
            .setUrl("rtsp://10.0.0.7/x")
            .build();
    private static final PersonCounts NOBODY = new PersonCounts(0, 0, 0, 0);

    private final Fitness fitness = new Fitness(HOUR, NOW);

    @Test
    void doesNotHoldAgainstANewCameraThatItWasNotThereBefore() {
        minutes(2, 1, 0);

        JsonNode view = fitness.view(CAMERA, null, null);

        assertThat(view.get("coverage").doubleValue()).isEqualTo(1);
        assertThat(view.get("level").textValue()).isEqualTo("UNKNOWN");
        assertThat(view.get("reasons")).isEmpty();
    }

    @Test
    void namesGapsSinceTheCameraWasFirstSeen() {
        minutes(20, 0.4, 0);

        JsonNode view = fitness.view(CAMERA, null, null);

        assertThat(view.get("coverage").doubleValue()).isCloseTo(0.4, within(1e-9));
        assertThat(view.at("/reasons/1/code").textValue()).isEqualTo("COVERAGE");
        assertThat(view.get("level").textValue()).isEqualTo("UNFIT");
        assertThat(view.get("coverageSince").textValue()).isEqualTo(Times.text(NOW.minus(Duration.ofMinutes(20))));
    }

    @Test
    void saysThatADisabledCameraIsOffAndNotThatItIsUnfit() {
        minutes(20, 0.4, 6);

        Camera off = Camera.newBuilder(CAMERA).setEnabled(false).build();
        CameraStatus status = new MadeUpSite(new Random(1)).status("bar", NOW);

        JsonNode view = fitness.view(off, status, null);
        assertThat(view.get("level").textValue()).isEqualTo("DISABLED");
        assertThat(view.get("reasons")).isEmpty();
    }

    @Test
    void advisesTcpOnlyWhereItIsNotInUse() {
        StreamFacts shaky = new StreamFacts("h264", 1280, 720, 25.0, 1000.0, 2_000.0);

        assertThat(StreamFitness.findings(shaky, true))
                .anyMatch(finding -> finding.remedy().contains("TCP"));
        assertThat(StreamFitness.findings(shaky, false))
                .noneMatch(finding -> finding.remedy().contains("TCP"));
        for (FailureCause cause : FailureCause.values()) {
            assertThat(Remedies.of(cause, false, SettingNames.API)).doesNotContain("TCP", "--");
        }
    }

    @Test
    void doubtsAStreamForItsJitterAndNeverCallsItUnfitForThat() {
        StreamFacts shaky = new StreamFacts("h264", 1280, 720, 25.0, 1000.0, 9_000.0);

        assertThat(StreamFitness.findings(shaky, false))
                .filteredOn(finding -> finding.level() != Finding.Level.GOOD)
                .extracting(Finding::code, Finding::level)
                .containsExactly(tuple("JITTER", Finding.Level.DOUBTFUL));
    }

    @Test
    void countsAMissingWindowAsNotCovered() {
        add(20, 1, 0);
        add(1, 1, 0);

        assertThat(fitness.view(CAMERA, null, null).get("coverage").doubleValue())
                .isCloseTo(0.1, within(1e-9));
    }

    @Test
    void findsFacesTooSmall() {
        minutes(10, 1, 6);

        JsonNode view = fitness.view(CAMERA, null, null);

        assertThat(view.get("shareTooSmall").doubleValue()).isCloseTo(0.6, within(1e-9));
        assertThat(view.get("level").textValue()).isEqualTo("UNFIT");
        assertThat(view.at("/reasons/0/code").textValue()).isEqualTo("FACE_SIZE");
        assertThat(view.at("/reasons/1/level").textValue()).isEqualTo("GOOD");
    }

    /** The last minutes, each with ten faces. */
    private void minutes(int count, double coverage, int tooSmall) {
        for (int back = count; back > 0; back--) {
            add(back, coverage, tooSmall);
        }
    }

    private void add(int minutesBack, double coverage, int tooSmall) {
        Instant start = NOW.minus(Duration.ofMinutes(minutesBack));
        fitness.add(ComplianceWindow.newBuilder()
                .setSubject("gate")
                .setStartAt(start)
                .setEndAt(start.plusSeconds(60))
                .setKind(WindowKind.FINAL)
                .setRevision(1)
                .setPresent(NOBODY)
                .setArrived(NOBODY)
                .setCoverage(coverage)
                .setFramesAnalysed(240)
                .setFramesShed(0)
                .setFramesRejected(0)
                .setFramesTruncated(0)
                .setFaces(10)
                .setFacesTooSmall(tooSmall)
                .setFacesBySidePx(List.of(0, 0, 0, 10, 0, 0, 0, 0, 0, 0))
                .build());
    }
}
