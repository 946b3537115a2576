package io.maskwatch.sink.history.jdbc;

import static io.maskwatch.sink.testing.HistoryTales.MIDNIGHT;
import static io.maskwatch.sink.testing.HistoryTales.MINUTE;
import static io.maskwatch.sink.testing.HistoryTales.message;
import static io.maskwatch.sink.testing.HistoryTales.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A day of a large site: says how long it takes to write and to read. */
@Tag("long")
class DayOfWindowsTest {
    private static final List<String> CAMERAS =
            IntStream.range(0, 50).mapToObj(i -> "camera-" + i).toList();
    private static final int DAYS = 3;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void readsTheWindowsOfFiftyCameras(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            long begun = System.nanoTime();
            fill(database);
            say(kind, "write " + DAYS + " days", begun);
            JdbcHistory history = new JdbcHistory(database);
            TimeRange second = new TimeRange(MIDNIGHT.plus(DAY), MIDNIGHT.plus(DAY.multipliedBy(2)));
            for (int turn = 0; turn < 3; turn++) {
                AtomicInteger read = new AtomicInteger();
                begun = System.nanoTime();
                history.windows(CAMERAS, second, window -> read.incrementAndGet());
                say(kind, "read a day", begun);
                assertThat(read).hasValue(CAMERAS.size() * 1440);
            }
            begun = System.nanoTime();
            assertThat(history.subjects(second)).hasSameSizeAs(CAMERAS);
            say(kind, "subjects of a day", begun);
        }
    }

    /** As they come: minute by minute, all cameras. */
    private static void fill(Database database) {
        JdbcHistoryWriter writer = new JdbcHistoryWriter(database, Codecs.local());
        List<HistoryRecord<?>> batch = new ArrayList<>();
        for (int minute = 0; minute < DAYS * 1440; minute++) {
            Instant start = MIDNIGHT.plus(MINUTE.multipliedBy(minute));
            for (String camera : CAMERAS) {
                batch.add(message(Topics.COMPLIANCE, minute, camera, window(camera, start, 1, WindowKind.FINAL)));
            }
            if (batch.size() >= 2_000) {
                writer.write(batch);
                batch.clear();
            }
        }
        writer.write(batch);
    }

    private static void say(TestingDatabase kind, String what, long begun) {
        System.out.printf("DayOfWindowsTest: %s, %s: %d ms%n", kind, what, (System.nanoTime() - begun) / 1_000_000);
    }
}
