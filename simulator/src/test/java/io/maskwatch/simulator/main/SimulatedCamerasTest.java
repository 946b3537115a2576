package io.maskwatch.simulator.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedCamerasTest {
    private static final SimulatorOptions OPTIONS =
            SimulatorOptions.defaults().withLength(Duration.ofSeconds(72)).withSize(640, 360);

    @Test
    void camerasHaveNamesUrlsAndTheirOwnTruth() {
        try (SimulatedCameras simulated = SimulatedCameras.start(OPTIONS.withCameras(3))) {
            assertThat(simulated.cameras()).extracting(SimulatedCamera::id).containsExactly("sim-1", "sim-2", "sim-3");
            assertThat(simulated.cameras())
                    .extracting(SimulatedCamera::url)
                    .allSatisfy(url -> assertThat(url).startsWith("rtsp://127.0.0.1:"));
            assertThat(simulated.cameras()).extracting(SimulatedCamera::truth).doesNotHaveDuplicates();
            assertThat(simulated.cameras())
                    .allSatisfy(camera -> assertThat(camera.truth().people()).hasSizeGreaterThan(4));
        }
    }

    @Test
    void sceneBeginsWhenSomebodyWatches() throws Exception {
        try (SimulatedCameras simulated = SimulatedCameras.start(OPTIONS)) {
            SimulatedCamera watched = simulated.cameras().get(0);
            assertThat(watched.startedAt()).isEmpty();
            try (VideoInput input = FfmpegVideoInput.open(SourceOptions.of(watched.url()), () -> false)) {
                assertThat(input.read()).isNotNull();
            }

            assertThat(watched.startedAt()).isPresent();
            assertThat(simulated.cameras().get(1).startedAt()).isEmpty();
        }
    }

    @Test
    void endlessScenesAreTrueUpToNow() {
        try (SimulatedCameras simulated = SimulatedCameras.start(OPTIONS.withLength(null))) {
            assertThat(simulated.cameras().get(0).truth().people()).isEmpty();
        }
    }

    @Test
    void refusesContentThatIsNotThere(@TempDir Path folder) {
        SimulatorOptions film = OPTIONS.withContent(new CameraContent.VideoFile(folder.resolve("none.mp4")));
        SimulatorOptions photographs = OPTIONS.withContent(new CameraContent.Photographs(folder, null));

        assertThatThrownBy(() -> SimulatedCameras.start(film)).hasMessageContaining("none.mp4");
        assertThatThrownBy(() -> SimulatedCameras.start(photographs))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.code()).isEqualTo(ExitCode.USAGE));
    }

    @Test
    void refusesOptionsOutOfRange() {
        assertThatThrownBy(() -> OPTIONS.withCameras(0)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> OPTIONS.withFramesPerSecond(0)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> OPTIONS.withSize(641, 360)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> OPTIONS.withLength(Duration.ofSeconds(5))).isInstanceOf(UserError.class);
    }
}
