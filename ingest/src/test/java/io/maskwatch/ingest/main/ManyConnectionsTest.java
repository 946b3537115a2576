package io.maskwatch.ingest.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.ingest.main.ManyConnections.Footprint;
import io.maskwatch.simulator.main.FaultyCamera;
import io.maskwatch.simulator.main.FaultyCameraOptions;
import io.maskwatch.simulator.stream.StreamSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What connections leave behind, once there were many, in a process that does nothing else. */
@Tag("long")
@EnabledOnOs(OS.LINUX)
class ManyConnectionsTest {
    private static final long MB = 1 << 20;

    /** One picture of this camera, kept each time, would come to three times as much. */
    private static final long MOST_NATIVE = 48 * MB;

    @TempDir
    Path folder;

    @Test
    void leaveNoHandlesNoThreadsAndNoNativeMemory() throws Exception {
        FaultyCameraOptions options = FaultyCameraOptions.small("busy").withVideo(StreamSettings.of(960, 540, 10));
        try (FaultyCamera camera = FaultyCamera.start(options)) {
            List<Footprint> footprints = connect(camera.url());
            Footprint before = footprints.get(0);
            Footprint midway = footprints.get(1);
            Footprint after = footprints.get(2);

            assertThat(after.handles()).as("handles: %s", footprints).isLessThanOrEqualTo(before.handles() + 8);
            assertThat(after.threads()).as("threads: %s", footprints).isLessThanOrEqualTo(before.threads() + 4);
            assertThat(after.residentBytes())
                    .as("native memory: %s", footprints)
                    .isLessThan(before.residentBytes() + MOST_NATIVE)
                    .isLessThan(midway.residentBytes() + MOST_NATIVE / 2);
        }
    }

    private List<Footprint> connect(String url) throws Exception {
        Path held = folder.resolve("held.txt");
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyConnections.class.getName(),
                        url,
                        held.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor())
                .as("ends well; it said: %s", Files.readString(log))
                .isZero();
        return Files.readAllLines(held).stream().map(Footprint::parse).toList();
    }
}
