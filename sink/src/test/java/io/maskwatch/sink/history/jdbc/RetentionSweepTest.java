package io.maskwatch.sink.history.jdbc;

import static io.maskwatch.sink.testing.HistoryTales.MIDNIGHT;
import static io.maskwatch.sink.testing.HistoryTales.MINUTE;
import static io.maskwatch.sink.testing.HistoryTales.acknowledgement;
import static io.maskwatch.sink.testing.HistoryTales.alert;
import static io.maskwatch.sink.testing.HistoryTales.camera;
import static io.maskwatch.sink.testing.HistoryTales.message;
import static io.maskwatch.sink.testing.HistoryTales.settings;
import static io.maskwatch.sink.testing.HistoryTales.status;
import static io.maskwatch.sink.testing.HistoryTales.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.AlertQuery.Life;
import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionSweepTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final TimeRange EVER = new TimeRange(MIDNIGHT.minus(DAY), MIDNIGHT.plus(Duration.ofDays(9)));
    private static final AlertQuery ALL =
            new AlertQuery(Life.ALL, Set.of(), Set.of(), Set.of(), null, null, null, 9999);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void deletesWindowsInPiecesUntilTheyAreNotTooOld(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            List<HistoryRecord<?>> told = new ArrayList<>();
            for (int minute = 0; minute < 2_500; minute++) {
                ComplianceWindow window =
                        window("gate", MIDNIGHT.plus(MINUTE.multipliedBy(minute)), 1, WindowKind.FINAL);
                told.add(message(Topics.COMPLIANCE, minute, "gate", window));
            }
            write(database, told);

            assertThat(sweep(database).run(MIDNIGHT.plus(DAY).plus(MINUTE.multipliedBy(2_400))))
                    .isEqualTo(2_400);
            List<Instant> left = new ArrayList<>();
            new JdbcHistory(database).windows(List.of("gate"), EVER, window -> left.add(window.getStartAt()));
            assertThat(left).hasSize(100).startsWith(MIDNIGHT.plus(MINUTE.multipliedBy(2_400)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesIncidentsAsAWholeOnceTheyAreClosedForSoLong(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            List<HistoryRecord<?>> told = new ArrayList<>();
            for (int i = 0; i < 450; i++) {
                told.addAll(incident("old" + i, MIDNIGHT, AlertState.CLOSED));
            }
            told.addAll(incident("open", MIDNIGHT, AlertState.UPDATED));
            told.addAll(incident("new", MIDNIGHT.plus(MINUTE), AlertState.CLOSED));
            told.add(message(Topics.ACKNOWLEDGEMENTS, 0, "gate", acknowledgement("never told of", "ann", MIDNIGHT)));
            write(database, told);

            sweep(database).run(MIDNIGHT.plus(DAY).plus(MINUTE).plusMillis(1));

            JdbcHistory history = new JdbcHistory(database);
            assertThat(history.alerts(ALL)).extracting(Alert::getAlertId).containsExactly("new", "open");
            assertThat(rows(database, "alert_steps")).isEqualTo(4);
            assertThat(rows(database, "acknowledgements")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesStatesThatWereNotHeardOfSince(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            Instant later = MIDNIGHT.plus(DAY);
            write(
                    database,
                    List.of(
                            message(
                                    Topics.CAMERA_STATUS,
                                    0,
                                    "gate",
                                    status("gate", 1, CameraState.CONNECTING, MIDNIGHT, MIDNIGHT)),
                            message(
                                    Topics.CAMERA_STATUS,
                                    1,
                                    "gate",
                                    status("gate", 1, CameraState.STREAMING, MIDNIGHT, MIDNIGHT)),
                            message(
                                    Topics.CAMERA_STATUS,
                                    2,
                                    "gate",
                                    status("gate", 1, CameraState.STREAMING, MIDNIGHT, later))));

            assertThat(sweep(database).run(later.plusMillis(1))).isEqualTo(1);
            assertThat(new JdbcHistory(database).states("gate", EVER))
                    .containsExactly(status("gate", 1, CameraState.STREAMING, MIDNIGHT, MIDNIGHT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void deletesChangesAndTheAuditEachInItsTime(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            write(
                    database,
                    List.of(
                            message(Topics.CAMERAS, 0, "gate", camera("gate", "Gate")),
                            message(Topics.CAMERAS, 60, "gate", camera("gate", "New gate")),
                            message(Topics.SETTINGS, 0, "site", settings("site", 16)),
                            message(Topics.SETTINGS, 60, "site", settings("site", 20))));
            JdbcAuditTrail audit = new JdbcAuditTrail(database);
            audit.add(new AuditEntry(0, MIDNIGHT, "ann", "OPERATOR", "first", "gate", "", "::1"));
            audit.add(new AuditEntry(0, MIDNIGHT.plus(MINUTE), "ann", "OPERATOR", "second", "gate", "", "::1"));

            assertThat(sweep(database).run(MIDNIGHT.plus(DAY).plusSeconds(60))).isEqualTo(2);
            assertThat(rows(database, "camera_changes")).isEqualTo(1);
            assertThat(rows(database, "settings_changes")).isEqualTo(1);
            assertThat(rows(database, "audit_entries")).isEqualTo(2);
            sweep(database).run(MIDNIGHT.plus(DAY.multipliedBy(2)).plusSeconds(60));
            assertThat(audit.read(EVER, null, Long.MAX_VALUE, 9))
                    .extracting(AuditEntry::action)
                    .containsExactly("second");
        }
    }

    private static List<HistoryRecord<?>> incident(String id, Instant openedAt, AlertState last) {
        return List.of(
                message(Topics.ALERTS, 0, "gate", alert(id, "gate", openedAt, 1, AlertState.OPENED)),
                message(Topics.ALERTS, 0, "gate", alert(id, "gate", openedAt, 2, last)),
                message(Topics.ACKNOWLEDGEMENTS, 0, "gate", acknowledgement(id, "ann", openedAt)));
    }

    /** A day for history, two for the audit. */
    private static RetentionSweep sweep(Database database) {
        return new RetentionSweep(database, new HistorySettings("", "", "", DAY, DAY.multipliedBy(2)));
    }

    private static void write(Database database, List<HistoryRecord<?>> records) {
        new JdbcHistoryWriter(database, Codecs.local()).write(records);
    }

    private static long rows(Database database, String table) {
        return database.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + table);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
