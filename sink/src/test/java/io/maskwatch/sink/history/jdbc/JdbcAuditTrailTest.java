package io.maskwatch.sink.history.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcAuditTrailTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final TimeRange DAY =
            new TimeRange(NOON.minus(Duration.ofHours(12)), NOON.plus(Duration.ofHours(12)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasDone(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            AuditTrail audit = new JdbcAuditTrail(database);
            audit.add(entry(NOON, "ann", "camera.change"));

            AuditEntry kept = audit.read(DAY, null, Long.MAX_VALUE, 10).get(0);

            assertThat(kept.id()).isPositive();
            assertThat(kept)
                    .isEqualTo(new AuditEntry(
                            kept.id(), NOON, "ann", "OPERATOR", "camera.change", "gate", "it's \"ünïcode\" 😀", "::1"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsThePagesOfATimeNewestFirst(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            AuditTrail audit = new JdbcAuditTrail(database);
            audit.add(entry(DAY.from().minusMillis(1), "ann", "before"));
            audit.add(entry(DAY.from(), "ann", "first"));
            audit.add(entry(NOON, "ben", "second"));
            audit.add(entry(DAY.to().minusMillis(1), "ann", "third"));
            audit.add(entry(DAY.to(), "ann", "after"));

            List<AuditEntry> page = audit.read(DAY, null, Long.MAX_VALUE, 2);
            List<AuditEntry> next = audit.read(DAY, null, page.get(1).id(), 2);

            assertThat(page).extracting(AuditEntry::action).containsExactly("third", "second");
            assertThat(next).extracting(AuditEntry::action).containsExactly("first");
            assertThat(audit.read(DAY, "ann", Long.MAX_VALUE, 9))
                    .extracting(AuditEntry::action)
                    .containsExactly("third", "first");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTextThatHoldsTheCharacterZero(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            AuditTrail audit = new JdbcAuditTrail(database);
            audit.add(entry(NOON, "a\0b", "x"));

            assertThat(audit.read(DAY, null, Long.MAX_VALUE, 1))
                    .extracting(AuditEntry::by)
                    .containsExactly("a\uFFFDb");
        }
    }

    private static AuditEntry entry(Instant at, String by, String action) {
        return new AuditEntry(0, at, by, "OPERATOR", action, "gate", "it's \"ünïcode\" 😀", "::1");
    }
}
