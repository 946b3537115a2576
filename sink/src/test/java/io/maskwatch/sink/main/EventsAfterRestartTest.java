package io.maskwatch.sink.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.api.testing.MadeUpSite;
import io.maskwatch.sink.api.testing.MadeUpTopics;
import io.maskwatch.sink.api.view.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who comes back with a place in the stream of events gets what followed it, once, though the server is another. */
class EventsAfterRestartTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final int MINUTES = 12;

    @TempDir
    Path folder;

    /** Windows that were told, and the last place that was named. */
    private record Read(List<String> told, List<String> placed, String place) {}

    @Test
    void goesOnWhereTheClientWas() throws Exception {
        try (MadeUpTopics topics = new MadeUpTopics(folder.resolve("broker"), InstantSource.system())) {
            MadeUpSite made = new MadeUpSite(new Random(1));
            List<ComplianceWindow> windows = new ArrayList<>();
            for (int minute = 0; minute < MINUTES; minute++) {
                windows.addAll(made.windows(START.plus(Duration.ofMinutes(minute)), WindowKind.FINAL, 9));
            }
            int third = windows.size() / 3;
            Read first;
            try (TestingDashboard dashboard = started(topics, "one")) {
                first = read(dashboard, null, third, () -> topics.windows(windows.subList(0, third)));
            }
            topics.windows(windows.subList(third, 2 * third)); // while there is no server
            try (TestingDashboard dashboard = started(topics, "two")) {
                int left = windows.size() - first.placed().size();
                Read rest = read(
                        dashboard,
                        first.place(),
                        left,
                        () -> topics.windows(windows.subList(2 * third, windows.size())));
                List<String> all = new ArrayList<>(first.placed());
                all.addAll(rest.told());
                assertThat(all)
                        .containsExactlyInAnyOrderElementsOf(windows.stream()
                                .map(EventsAfterRestartTest::key)
                                .toList());
            }
        }
    }

    private TestingDashboard started(MadeUpTopics topics, String name) {
        TestingDashboard dashboard =
                new TestingDashboard(TestingDashboard.local(), topics.context(), folder.resolve(name)).started();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> dashboard.status("GET", "/api/v1/cameras", "") == 200);
        return dashboard;
    }

    /** Reads until so many windows were told. */
    private static Read read(TestingDashboard dashboard, @Nullable String place, int windows, Runnable meanwhile)
            throws Exception {
        String[] headers = place == null ? new String[0] : new String[] {"Last-Event-ID", place};
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                dashboard.open("GET", "/api/v1/events", "", headers).body(), StandardCharsets.UTF_8))) {
            String named = place == null ? next(lines).substring("id: ".length()) : place;
            meanwhile.run();
            List<String> told = new ArrayList<>();
            int placed = 0;
            boolean placing = false;
            while (told.size() < windows) {
                String line = next(lines);
                assertThat(line).isNotEqualTo("event: reset");
                if (line.startsWith("id: ")) {
                    named = line.substring("id: ".length());
                    placing = true;
                } else if (line.startsWith("data: {\"subject\"")) {
                    told.add(line.replaceAll(".*\"subject\":\"([^\"]*)\".*\"startAt\":\"([^\"]*)\".*", "$1 $2"));
                    placed = placing ? told.size() : placed;
                } else if (line.isEmpty()) {
                    placing = false;
                }
            }
            return new Read(told, List.copyOf(told.subList(0, placed)), named);
        }
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("The stream has ended");
        }
        return line;
    }

    private static String key(ComplianceWindow window) {
        return window.getSubject() + " " + Times.text(window.getStartAt());
    }
}
