package io.maskwatch.app.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.app.testing.CommandRun;
import io.maskwatch.app.testing.MaskwatchProcess;
import io.maskwatch.runtime.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A broker process that dies without a word, and the next one on its folder. */
@Timeout(180)
class KilledBrokerTest {
    private static final Pattern ADDRESS = Pattern.compile("Kafka broker at (127\\.0\\.0\\.1:\\d+)");

    @TempDir
    Path folder;

    @Test
    void keepsWhatItWasToldAndItsAddress() throws IOException, InterruptedException {
        Path data = folder.resolve("data");
        Path cameras = Files.writeString(
                folder.resolve("cameras.yaml"), "cameras:\n  - { id: gate, url: 'rtsp://10.0.0.21/s' }\n");
        String address;
        try (MaskwatchProcess first = MaskwatchProcess.start(folder, "broker", "--data", data, "--port", 0)) {
            address = address(first);
            assertThat(CommandRun.of("cameras", "apply", cameras, "--bootstrap-servers", address)
                            .lines())
                    .contains("added gate");
            CommandRun.of("broker", "--data", data).assertRefused(ExitCode.BUSY, data.toString());
            first.kill();
        }
        try (MaskwatchProcess second = MaskwatchProcess.start(folder, "broker", "--data", data, "--port", 0)) {
            assertThat(address(second)).isEqualTo(address);
            assertThat(CommandRun.of("cameras", "list", "--bootstrap-servers", address)
                            .lines())
                    .singleElement()
                    .asString()
                    .startsWith("gate");
            second.stop();
            assertThat(second.output()).doesNotContain("Exception");
        }
    }

    private static String address(MaskwatchProcess broker) throws IOException {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ADDRESS.matcher(broker.output()).find());
        Matcher matcher = ADDRESS.matcher(broker.output());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
