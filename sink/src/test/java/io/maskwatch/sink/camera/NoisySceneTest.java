package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.sink.testing.NoisyScene;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.Random;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenes with known truth through a noisy detector; the seed stands in each failure. */
class NoisySceneTest {
    @ParameterizedTest(name = "seed {0}, {1} frames a second")
    @CsvSource({"1,4", "2,4", "3,4", "4,4", "5,4", "6,2", "7,2", "8,2", "9,8", "10,8", "11,5", "12,3"})
    void countsEachPersonOnce(long seed, double framesPerSecond) {
        NoisyScene scene = new NoisyScene(seed, 180, 5, 0.25);
        ScriptedCamera camera = run(scene, seed, framesPerSecond, 0);

        boolean sparse = framesPerSecond < 4;
        int persons = arrived(camera, PersonCounts::getMasked)
                + arrived(camera, PersonCounts::getUnmasked)
                + arrived(camera, PersonCounts::getIncorrect)
                + arrived(camera, PersonCounts::getUnknown);
        assertThat(persons).as("persons at seed %d", seed).isCloseTo(scene.people.size(), within((int)
                Math.ceil((sparse ? 0.08 : 0.05) * scene.people.size())));
        assertThat(arrived(camera, PersonCounts::getUnmasked))
                .as("unmasked at seed %d", seed)
                .isCloseTo((int) scene.wearing(MaskVerdict.UNMASKED), within(sparse ? 3 : 1));
        assertThat(left(camera)).isEqualTo(persons);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23, 24})
    void alertsOnceForEachPersonWithoutMask(long seed) {
        NoisyScene scene = new NoisyScene(seed, 180, 4, 0.2);
        ScriptedCamera camera = run(scene, seed, 4, 0);
        long called = scene.people.stream()
                .filter(person -> person.mask() == MaskVerdict.UNMASKED && person.leaving() - person.from() > 13)
                .count();
        long possible = scene.people.stream()
                .filter(person -> person.mask() == MaskVerdict.UNMASKED)
                .count();

        long opened = camera.alerts(AlertState.OPENED).stream()
                .filter(alert -> alert.getRuleId().equals("unmasked-person"))
                .count();
        assertThat(opened).as("opened at seed %d", seed).isBetween(called, possible);
        assertThat(camera.alerts(AlertState.CLOSED))
                .hasSameSizeAs(camera.alerts(AlertState.OPENED))
                .extracting(alert -> alert.getAlertId())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {31, 32, 33})
    void countsEachPersonOnceWhenHalfTheFramesAreShed(long seed) {
        NoisyScene scene = new NoisyScene(seed, 180, 4, 0.25);
        ScriptedCamera camera = run(scene, seed, 4, 0.5);

        assertThat(left(camera)).as("persons at seed %d", seed).isCloseTo(scene.people.size(), within((int)
                Math.ceil(0.08 * scene.people.size())));
    }

    private static ScriptedCamera run(NoisyScene scene, long seed, double framesPerSecond, double shedShare) {
        Random random = new Random(~seed);
        ScriptedCamera camera = new ScriptedCamera();
        camera.windowsOf(15_000);
        double nextHeartbeat = 0;
        for (double at = 0; at < scene.seconds(); at += (0.7 + 0.6 * random.nextDouble()) / framesPerSecond) {
            if (random.nextDouble() < shedShare) {
                camera.shed(at);
            } else {
                camera.look(at, scene.look(at));
            }
            if (at >= nextHeartbeat) {
                camera.heartbeat(at + 0.4, CameraState.STREAMING);
                nextHeartbeat += 5;
            }
        }
        camera.heartbeat(scene.seconds() + 60, CameraState.STREAMING);
        return camera;
    }

    private static int left(ScriptedCamera camera) {
        return (int) camera.verdicts.stream()
                .map(Verdict::getEvent)
                .filter(VerdictEvent.LEFT::equals)
                .count();
    }

    private static int arrived(ScriptedCamera camera, ToIntFunction<PersonCounts> count) {
        return camera.finals().stream()
                .map(ComplianceWindow::getArrived)
                .mapToInt(count)
                .sum();
    }
}
