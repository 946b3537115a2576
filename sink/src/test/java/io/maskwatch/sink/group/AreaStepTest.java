package io.maskwatch.sink.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AreaStepTest {
    private static final List<Rule> CROWD = List.of(Rule.newBuilder()
            .setRuleId("full")
            .setKind(RuleKind.OVERCROWDED)
            .setOpenAt(5.0)
            .setCloseAt(4.0)
            .setDwellMs(10_000)
            .build());
    private static final List<Rule> LOW = List.of(Rule.newBuilder()
            .setRuleId("low")
            .setKind(RuleKind.LOW_COMPLIANCE)
            .setOpenAt(0.7)
            .setDwellMs(10_000)
            .setMinimumSample(5)
            .build());

    @Test
    void sumsItsCamerasAndNamesTheMissingOne() {
        ScriptedArea area = new ScriptedArea(List.of(), "east", "west", "dead");
        run(
                area,
                100,
                List.of(crowd("east", 2, Compliance.MASKED), crowd("west", 3, Compliance.UNMASKED), dead("dead", 100)));

        ComplianceWindow window = area.finals().get(0);
        assertThat(area.finals()).hasSize(1);
        assertThat(window.getSubject()).isEqualTo("area:hall");
        assertThat(window.getPresent()).isEqualTo(new PersonCounts(2, 3, 0, 0));
        assertThat(window.getArrived()).isEqualTo(new PersonCounts(2, 3, 0, 0));
        assertThat(window.getRate().getValue()).isEqualTo(0.4);
        assertThat(window.getCoverage()).isCloseTo(2 / 3.0, within(0.02));
        assertThat(window.getCameras()).containsExactly("east", "west", "dead");
        assertThat(window.getMissingCameras()).containsExactly("dead");
        assertThat(window.getPeakOccupancy()).isEqualTo(5);
        assertThat(window.getMeanOccupancy()).isBetween(4.5, 5.0);
        assertThat(window.getFaces()).isEqualTo(5 * 240);
        assertThat(window.getFacesBySidePx()).hasSize(10);
        assertThat(window.getSettingsRevision()).isEqualTo(4);
        assertThat(window.getModelHash()).isEqualTo("0123456789ab");
        assertThat(area.windows.stream().filter(told -> told.getKind() == WindowKind.PROVISIONAL))
                .hasSizeBetween(6, 10);
    }

    @Test
    void withoutAnyCameraThereIsAWindowButNoRate() {
        ScriptedArea area = new ScriptedArea(LOW, "east", "west");
        run(area, 200, List.of(dead("east", 200), dead("west", 200)));

        assertThat(area.finals()).hasSize(3).allSatisfy(window -> {
            assertThat(window.getCoverage()).isZero();
            assertThat(window.getRate()).isNull();
            assertThat(window.getMeanOccupancy()).isNull();
            assertThat(window.getMissingCameras()).containsExactly("east", "west");
        });
        assertThat(area.alerts).isEmpty();
    }

    @Test
    void camerasThatAreSwitchedOffAreMissingByTheWallClock() {
        ScriptedArea area = new ScriptedArea(List.of(), "east");
        area.streaming.clear();
        for (int at = 0; at <= 300; at++) {
            area.wall(at);
        }

        assertThat(area.finals())
                .hasSizeBetween(3, 4)
                .allSatisfy(window -> assertThat(window.getMissingCameras()).containsExactly("east"));
        assertThat(area.finals()).extracting(ComplianceWindow::getStartAt).doesNotHaveDuplicates();
    }

    @Test
    void waitsForACameraThatIsReadLate() {
        ScriptedArea area = new ScriptedArea(List.of(), "east", "west");
        crowd("east", 2, Compliance.MASKED).forEach(area::signal);
        assertThat(area.windows).isEmpty();
        crowd("west", 3, Compliance.MASKED).forEach(area::signal);

        assertThat(area.finals()).hasSize(1);
        assertThat(area.finals().get(0).getPresent().getMasked()).isEqualTo(5);
        assertThat(area.finals().get(0).getMissingCameras()).isEmpty();
    }

    @Test
    void doesNotWaitLongForACameraWhoseSinkIsDown() {
        ScriptedArea area = new ScriptedArea(List.of(), "east", "west");
        crowd("west", 3, Compliance.MASKED).stream().limit(10).forEach(area::signal);
        area.wall(29);
        crowd("east", 2, Compliance.MASKED).forEach(area::signal);
        assertThat(area.finals()).isEmpty();
        area.wall(31);

        assertThat(area.finals()).hasSize(1);
        assertThat(area.finals().get(0).getPresent().getMasked()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aCrowdIsTheSumOfItsCameras() {
        ScriptedArea area = new ScriptedArea(CROWD, "east", "west");
        run(area, 100, List.of(crowd("east", 3, Compliance.MASKED), crowd("west", 3, Compliance.MASKED)));

        assertThat(area.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED);
        assertThat(area.alerts.get(0).getEvidence().getOccupancy()).isEqualTo(6);
        assertThat(area.alerts.get(0).getEvidence().getCameras()).containsExactly("east", "west");
        assertThat(area.alerts.get(0).getSummary()).contains("6 persons are in area Hall");
    }

    @Test
    void lowComplianceIsThatOfAllTogether() {
        ScriptedArea area = new ScriptedArea(LOW, "east", "west");
        run(area, 100, List.of(crowd("east", 3, Compliance.MASKED), crowd("west", 3, Compliance.UNMASKED)));
        assertThat(area.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED);
        assertThat(area.alerts.get(0).getEvidence().getRate().getSample()).isEqualTo(6);
        area.remove();
        area.wall(1);

        assertThat(area.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
    }

    @Test
    void lowComplianceIsOverWhenNobodyWasThereForTheLengthOfAWindow() {
        ScriptedArea area = new ScriptedArea(LOW, "east", "west");
        run(
                area,
                200,
                List.of(crowd("east", 3, Compliance.MASKED, 25, 200), crowd("west", 3, Compliance.UNMASKED, 25, 200)));

        assertThat(area.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(area.alerts.get(1).getAt()).isBetween(ScriptedCamera.at(85), ScriptedCamera.at(95));
    }

    @Property(tries = 20)
    void theOrderBetweenCamerasDoesNotMatter(@ForAll long seed) {
        List<List<Signal>> told =
                List.of(crowd("east", 4, Compliance.MASKED), crowd("west", 3, Compliance.UNMASKED), dead("dead", 100));
        ScriptedArea one = interleaved(told, new Random(seed));
        ScriptedArea other = interleaved(told, new Random(~seed));

        assertThat(one.windows).isEqualTo(other.windows);
        assertThat(one.alerts).isEqualTo(other.alerts).hasSize(2);
        assertThat(one.memory().getAhead().size()).isLessThan(40);
    }

    private static ScriptedArea interleaved(List<List<Signal>> told, Random random) {
        List<Rule> rules = new ArrayList<>(CROWD);
        rules.addAll(LOW);
        ScriptedArea area = new ScriptedArea(rules, "east", "west", "dead");
        List<Deque<Signal>> waiting = new ArrayList<>();
        told.forEach(signals -> waiting.add(new ArrayDeque<>(signals)));
        while (!waiting.isEmpty()) {
            Deque<Signal> next = waiting.get(random.nextInt(waiting.size()));
            for (int i = random.nextInt(20); i >= 0 && !next.isEmpty(); i--) {
                area.signal(next.remove());
            }
            waiting.removeIf(Deque::isEmpty);
        }
        return area;
    }

    /** Feeds the cameras' signals in the order of their times. */
    private static void run(ScriptedArea area, double seconds, List<List<Signal>> cameras) {
        List<Signal> all = new ArrayList<>();
        cameras.forEach(all::addAll);
        all.sort(Comparator.comparing(Signal::getAt));
        all.stream()
                .filter(signal -> signal.getAt() <= ScriptedCamera.at(seconds).toEpochMilli())
                .forEach(area::signal);
    }

    private static List<Signal> crowd(String cameraId, int persons, Compliance compliance) {
        return crowd(cameraId, persons, compliance, 100, 100);
    }

    /** Persons who leave together, before a camera that goes on. */
    private static List<Signal> crowd(
            String cameraId, int persons, Compliance compliance, double leaveAt, double endAt) {
        ScriptedCamera camera = new ScriptedCamera(cameraId);
        List<Signal> signals = new ArrayList<>();
        for (double at = 0; at < endAt; at += 0.25) {
            Detection[] faces = new Detection[at < leaveAt ? persons : 0];
            for (int i = 0; i < faces.length; i++) {
                faces[i] = Faces.at(0.1 + 0.14 * i, 0.4, compliance, 0.9);
            }
            camera.look(at, faces);
            signals.addAll(ScriptedArea.signals(cameraId, camera.last()));
        }
        return signals;
    }

    private static List<Signal> dead(String cameraId, double seconds) {
        ScriptedCamera camera = new ScriptedCamera(cameraId);
        List<Signal> signals = new ArrayList<>();
        for (double at = 0; at <= seconds; at += 5) {
            camera.heartbeat(at, CameraState.BACKING_OFF);
            signals.addAll(ScriptedArea.signals(cameraId, camera.last()));
        }
        return signals;
    }
}
