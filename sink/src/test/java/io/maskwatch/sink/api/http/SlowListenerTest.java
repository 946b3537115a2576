package io.maskwatch.sink.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.sink.api.testing.ApiSite;
import io.maskwatch.sink.api.testing.MadeUpSite;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client of the stream of events that does not read, beside one that does. */
class SlowListenerTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LONG = "x".repeat(400_000);

    @Test
    @Timeout(300)
    void isDroppedAndSlowsNobodyDown(@TempDir Path folder) throws Exception {
        try (ApiSite site = new ApiSite(folder, 0, InstantSource.system(), List.of());
                Socket slow = new Socket()) {
            await().atMost(LIMIT)
                    .until(() ->
                            new ApiClient(site.url()).get("/api/v1/cameras").statusCode() == 200);
            URI server = URI.create(site.url());
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()));
            slow.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(LIMIT).until(() -> site.listeners() == 1);
            try (BufferedReader fast = new BufferedReader(new InputStreamReader(
                    new ApiClient(site.url()).open("/api/v1/events", Map.of()).body(), StandardCharsets.UTF_8))) {
                await().atMost(LIMIT).until(() -> site.listeners() == 2);

                for (int told = 0; site.listeners() == 2; told++) {
                    assertThat(told)
                            .as("many times what a socket and the server hold")
                            .isLessThan(200);
                    site.topics().alerts(List.of(alert(told)));
                    assertThat(nextAlert(fast)).contains("\"id\":\"alert-" + told + "\"");
                }
                site.topics().alerts(List.of(alert(1_000)));
                assertThat(nextAlert(fast)).contains("\"id\":\"alert-1000\"");
            }
        }
    }

    private static Alert alert(int number) {
        MadeUpSite made = new MadeUpSite(new Random(1));
        Alert opened = made.incident("bar", RuleKind.CAMERA_SILENT, Instant.now(), null)
                .get(0);
        return Alert.newBuilder(opened)
                .setAlertId("alert-" + number)
                .setSummary(LONG)
                .build();
    }

    private static String nextAlert(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: {\"id\":\"alert-")) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
