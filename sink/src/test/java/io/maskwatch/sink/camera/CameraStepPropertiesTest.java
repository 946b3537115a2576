package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds whatever the frames show and in whatever order they come. */
class CameraStepPropertiesTest {
    @Property(tries = 40)
    void eachIncidentOpensOnceAndClosesOnceAndCountsAddUp(@ForAll long seed) {
        Random random = new Random(seed);
        ScriptedCamera camera = new ScriptedCamera();
        camera.windowsOf(15_000);
        int told = 0;
        int duplicates = 0;
        for (int i = 1; i <= 500; i++) {
            double at = i * 0.25 - (random.nextInt(10) == 0 ? random.nextDouble() * 3 : 0);
            camera.outcome(camera.analysed(Math.max(1, i - random.nextInt(3)), Math.max(0, at), faces(random, i)));
            told++;
            duplicates += camera.lastFate == Told.Fate.DUPLICATE ? 1 : 0;
            if (i % 20 == 0) {
                camera.heartbeat(i * 0.25 + 0.3, CameraState.STREAMING);
            }
        }
        camera.heartbeat(300, CameraState.STREAMING);

        assertThat(camera.finals().stream()
                        .mapToInt(ComplianceWindow::getFramesAnalysed)
                        .sum())
                .isEqualTo(told - duplicates);
        assertThat(camera.finals())
                .extracting(ComplianceWindow::getStartAt)
                .doesNotHaveDuplicates()
                .isSorted();
        long left = camera.verdicts.stream()
                .filter(verdict -> verdict.getEvent() == VerdictEvent.LEFT)
                .count();
        assertThat(camera.finals().stream()
                        .mapToLong(window -> persons(window.getArrived()))
                        .sum())
                .isEqualTo(left);
        assertThat(camera.finals())
                .allSatisfy(window ->
                        assertThat(persons(window.getPresent())).isGreaterThanOrEqualTo(persons(window.getArrived())));
        Map<String, List<Alert>> incidents = camera.alerts.stream().collect(Collectors.groupingBy(Alert::getAlertId));
        assertThat(incidents.values()).allSatisfy(CameraStepPropertiesTest::isOneIncident);
    }

    private static void isOneIncident(List<Alert> steps) {
        assertThat(steps.get(0).getState()).isEqualTo(AlertState.OPENED);
        assertThat(steps.get(steps.size() - 1).getState()).isEqualTo(AlertState.CLOSED);
        assertThat(steps.stream().filter(step -> step.getState() == AlertState.OPENED))
                .hasSize(1);
        assertThat(steps.stream().filter(step -> step.getState() == AlertState.CLOSED))
                .hasSize(1);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).getRevision()).isEqualTo(i + 1);
        }
        assertThat(steps).extracting(Alert::getAt).isSorted();
    }

    private static long persons(PersonCounts counts) {
        return (long) counts.getMasked() + counts.getUnmasked() + counts.getIncorrect() + counts.getUnknown();
    }

    private static Detection[] faces(Random random, int frame) {
        Detection[] faces = new Detection[random.nextInt(6)];
        for (int i = 0; i < faces.length; i++) {
            boolean flipped = random.nextInt(5) == 0;
            Compliance compliance = (frame / 120 + i) % 3 == 0 != flipped ? Compliance.MASKED : Compliance.UNMASKED;
            faces[i] = Faces.at(0.1 + 0.16 * i + 0.01 * random.nextGaussian(), 0.4, compliance, 0.9);
        }
        return faces;
    }
}
