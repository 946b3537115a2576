package io.maskwatch.sink.camera;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A camera over long times, and with more than it can take. */
class CameraDayTest {
    private static final Logger LOG = LoggerFactory.getLogger(CameraDayTest.class);

    @Test
    void remembersNoMoreAfterADayThanAfterAnHour() {
        long seed = 20261121;
        Random random = new Random(seed);
        ScriptedCamera camera = new ScriptedCamera();
        int afterAnHour = 0;
        for (double at = 0; at < 24 * 3_600; at += 2) {
            if (random.nextInt(20) == 0) {
                camera.shed(at);
            } else {
                camera.look(at, passers(at, random));
            }
            if (at % 10 == 0) {
                camera.heartbeat(at + 0.5, CameraState.STREAMING);
            }
            afterAnHour = at < 3_600 ? camera.largestMemory : afterAnHour;
        }

        LOG.info(
                "Memory of a camera with ten persons a minute: at most {} bytes in the first hour, {} bytes in a day"
                        + " (seed {})",
                afterAnHour,
                camera.largestMemory,
                seed);
        assertThat(camera.largestMemory).isLessThan(afterAnHour * 3 / 2).isLessThan(8_000);
        assertThat(camera.finals()).hasSize(24 * 60 - 1);
        assertThat(camera.finals()).extracting(ComplianceWindow::getStartAt).doesNotHaveDuplicates();
        assertThat(camera.memory().getTallies()).isEmpty();
        assertThat(camera.alerts(AlertState.OPENED).size()
                        - camera.alerts(AlertState.CLOSED).size())
                .isBetween(0, 5);
    }

    /** Ten persons a minute walk through the picture, each for 20 s; one in five wears no mask. */
    private static Detection[] passers(double at, Random random) {
        int first = (int) Math.floor((at - 20) / 6) + 1;
        int last = (int) Math.floor(at / 6);
        Detection[] faces = new Detection[last - first + 1];
        for (int i = first; i <= last; i++) {
            double way = (at - 6.0 * i) / 20;
            Compliance mask = Math.floorMod(i, 5) == 0 ? Compliance.UNMASKED : Compliance.MASKED;
            faces[i - first] = Faces.at(0.05 + 0.9 * way, 0.2 + 0.15 * Math.floorMod(i, 5), mask, 0.8);
        }
        return random.nextInt(30) == 0 ? new Detection[0] : faces;
    }

    @Test
    void twoHundredAndFiftyFacesTravelAndTheLimitIsTold() {
        ScriptedCamera camera = new ScriptedCamera();
        Detection[] faces = new Detection[250];
        for (int i = 0; i < faces.length; i++) {
            int row = i / 25;
            faces[i] = Faces.at(0.02 + 0.038 * (i % 25), 0.05 + 0.095 * row, 24, Compliance.MASKED, 0.9);
        }
        for (int i = 1; i <= 40; i++) {
            camera.outcome(FrameOutcome.newBuilder(camera.analysed(i, i * 0.5, faces))
                    .setTruncated(i % 2 == 0)
                    .build());
        }
        camera.heartbeat(90, CameraState.STREAMING);

        ComplianceWindow window = camera.finals().get(0);
        assertThat(window.getFramesTruncated()).isEqualTo(20);
        assertThat(window.getPeakOccupancy()).isEqualTo(250);
        assertThat(window.getPresent().getMasked()).isEqualTo(250);
        assertThat(window.getFaces()).isEqualTo(250 * 40);
        LOG.info("Memory of a camera with 250 persons: {} bytes", camera.largestMemory);
        assertThat(camera.largestMemory).isLessThan(100_000);
    }

    @Test
    void hasOneFinalWindowForEachMinuteThoughItsClockJumpsBackByAnHour() {
        ScriptedCamera camera = new ScriptedCamera();
        for (int i = 1; i < 2_400; i++) {
            double at = i * 0.25;
            FrameOutcome frame = camera.analysed(i, at, Faces.at(0.5, 0.4, Compliance.MASKED, 0.9));
            boolean jumped = at > 200 && at < 400;
            camera.outcome(FrameOutcome.newBuilder(frame)
                    .setCapturedAt(jumped ? ScriptedCamera.at(at - 3_600) : frame.getCapturedAt())
                    .build());
        }
        camera.heartbeat(620, CameraState.STREAMING);

        assertThat(camera.finals()).hasSize(10);
        assertThat(camera.finals())
                .extracting(ComplianceWindow::getStartAt)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(camera.finals().stream()
                        .mapToInt(window -> window.getFramesAnalysed() + window.getFramesLate())
                        .sum())
                .isEqualTo(2_399);
    }

    @Test
    void tellsNoWindowTwiceThoughAllClocksJumpBackByAnHour() {
        ScriptedCamera camera = new ScriptedCamera();
        long number = 0;
        for (double at = 3_700; at < 3_900; at += 0.5) {
            camera.outcome(camera.analysed(++number, at));
        }
        for (double at = 300; at < 4_200; at += 0.5) {
            camera.outcome(camera.analysed(++number, at));
        }

        assertThat(camera.finals())
                .extracting(ComplianceWindow::getStartAt)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(camera.finals()).hasSizeBetween(8, 9);
    }

    @Test
    void countsWhatComesAfterItsWindowWasFinal() {
        ScriptedCamera camera = new ScriptedCamera();
        for (int i = 1; i <= 400; i++) {
            if (i != 7) {
                camera.outcome(camera.analysed(i, i * 0.25));
            }
        }
        camera.outcome(camera.analysed(7, 1.75));
        assertThat(camera.lastFate).isEqualTo(Told.Fate.LATE);
        camera.heartbeat(140, CameraState.STREAMING);

        assertThat(camera.finals()).extracting(ComplianceWindow::getFramesLate).containsExactly(0, 1);
    }
}
