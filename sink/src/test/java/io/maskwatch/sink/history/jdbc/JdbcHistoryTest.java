package io.maskwatch.sink.history.jdbc;

import static io.maskwatch.sink.testing.HistoryTales.MIDNIGHT;
import static io.maskwatch.sink.testing.HistoryTales.MINUTE;
import static io.maskwatch.sink.testing.HistoryTales.acknowledgement;
import static io.maskwatch.sink.testing.HistoryTales.alert;
import static io.maskwatch.sink.testing.HistoryTales.message;
import static io.maskwatch.sink.testing.HistoryTales.status;
import static io.maskwatch.sink.testing.HistoryTales.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.AlertQuery.Life;
import io.maskwatch.sink.history.AlertQuery.Place;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.StateSpan;
import io.maskwatch.sink.history.TimeRange;
import io.maskwatch.sink.testing.TestingDatabase;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbcHistoryTest {
    private static final TimeRange DAY = new TimeRange(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void keepsTheHighestRevisionOfAWindowWhateverComesWhen(TestingDatabase kind) {
        long seed = new Random().nextLong();
        System.out.println("JdbcHistoryTest seed " + seed);
        List<HistoryRecord<?>> told = new ArrayList<>(List.of(
                message(Topics.COMPLIANCE, 0, "gate", window("gate", MIDNIGHT, 1, WindowKind.PROVISIONAL)),
                message(Topics.COMPLIANCE, 1, "gate", window("gate", MIDNIGHT, 2, WindowKind.PROVISIONAL)),
                message(Topics.COMPLIANCE, 2, "gate", window("gate", MIDNIGHT, 3, WindowKind.FINAL))));
        HistoryRecord<?> first = told.get(0);
        Collections.shuffle(told, new Random(seed));
        try (Database database = kind.open(folder)) {
            write(database, told);
            write(database, List.of(first));

            assertThat(windows(database, List.of("gate"), DAY))
                    .containsExactly(window("gate", MIDNIGHT, 3, WindowKind.FINAL));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsWindowsBySubjectThenByStart(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            List<ComplianceWindow> told = new ArrayList<>();
            for (String subject : List.of("area:hall", "Zoo", "gate", "gate-2")) {
                for (long minute = -1; minute <= 1440; minute += 360) {
                    told.add(window(subject, MIDNIGHT.plus(MINUTE.multipliedBy(minute)), 1, WindowKind.FINAL));
                }
                told.add(window(subject, DAY.to(), 1, WindowKind.FINAL));
            }
            write(database, told.stream().map(JdbcHistoryTest::windowMessage).toList());

            List<ComplianceWindow> read = windows(database, List.of("gate", "area:hall", "none"), DAY);

            assertThat(read).hasSize(8).extracting(ComplianceWindow::getSubject).isSorted();
            assertThat(read.subList(0, 4))
                    .extracting(ComplianceWindow::getStartAt)
                    .isSorted();
            assertThat(new JdbcHistory(database).subjects(DAY)).containsExactly("Zoo", "area:hall", "gate", "gate-2");
            TimeRange later = new TimeRange(DAY.to().plusMillis(1), DAY.to().plusMillis(2));
            assertThat(new JdbcHistory(database).subjects(later)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheNewestStepOfEachIncidentAndAllStepsOfOne(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            Alert opened = alert("a", "gate", MIDNIGHT, 1, AlertState.OPENED);
            Alert closed = alert("a", "gate", MIDNIGHT, 2, AlertState.CLOSED);
            write(database, List.of(alertMessage(closed), alertMessage(opened), alertMessage(closed)));
            JdbcHistory history = new JdbcHistory(database);

            assertThat(history.alerts(query(Life.ALL, 9))).containsExactly(closed);
            assertThat(history.alert("a")).containsExactly(opened, closed);
            assertThat(history.alert("b")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsIncidentsByWhatIsAsked(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            Instant noon = MIDNIGHT.plus(Duration.ofHours(12));
            Alert open = alert("open", "gate", noon, 1, AlertState.OPENED);
            Alert closed = alert("closed", "hall", MIDNIGHT, 3, AlertState.CLOSED);
            Alert critical = Alert.newBuilder(alert("critical", "hall", noon.plus(MINUTE), 1, AlertState.OPENED))
                    .setKind(RuleKind.CAMERA_SILENT)
                    .setSeverity(Severity.CRITICAL)
                    .build();
            write(
                    database,
                    List.of(
                            alertMessage(open),
                            alertMessage(closed),
                            alertMessage(critical),
                            message(Topics.ACKNOWLEDGEMENTS, 0, "gate", acknowledgement("open", "ann", noon))));
            JdbcHistory history = new JdbcHistory(database);

            assertThat(history.alerts(query(Life.ALL, 9))).containsExactly(critical, open, closed);
            assertThat(history.alerts(query(Life.OPEN, 9))).containsExactly(critical, open);
            assertThat(history.alerts(query(Life.CLOSED, 9))).containsExactly(closed);
            assertThat(history.alerts(query(Life.ALL, 1))).containsExactly(critical);
            assertThat(history.alerts(about(Set.of("gate", "hall"), Set.of(RuleKind.CAMERA_SILENT), Set.of(), null)))
                    .containsExactly(critical);
            assertThat(history.alerts(about(Set.of("gate"), Set.of(), Set.of(), null)))
                    .containsExactly(open);
            assertThat(history.alerts(about(Set.of(), Set.of(), Set.of(Severity.CRITICAL, Severity.WARNING), null)))
                    .containsExactly(critical, open, closed);
            assertThat(history.alerts(about(Set.of(), Set.of(), Set.of(), true)))
                    .containsExactly(open);
            assertThat(history.alerts(about(Set.of(), Set.of(), Set.of(), false)))
                    .containsExactly(critical, closed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsIncidentsThatWereOpenAtSomeTimeOfARange(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            Alert closed = alert("closed", "gate", MIDNIGHT, 3, AlertState.CLOSED);
            Alert open = alert("open", "gate", MIDNIGHT, 1, AlertState.OPENED);
            write(database, List.of(alertMessage(closed), alertMessage(open)));
            Instant end = MIDNIGHT.plus(MINUTE.multipliedBy(2));
            JdbcHistory history = new JdbcHistory(database);

            assertThat(history.alerts(within(MIDNIGHT.minus(MINUTE), MIDNIGHT))).isEmpty();
            assertThat(history.alerts(
                            within(MIDNIGHT.plus(MINUTE), MIDNIGHT.plus(MINUTE).plusMillis(1))))
                    .containsExactly(closed, open);
            assertThat(history.alerts(within(end, end.plusMillis(1)))).containsExactly(closed, open);
            assertThat(history.alerts(within(end.plusMillis(1), DAY.to()))).containsExactly(open);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesThroughIncidentsThatOpenedTogether(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            List<String> ids = List.of("A", "B", "_", "a", "b", "é");
            write(
                    database,
                    ids.stream()
                            .map(id -> alertMessage(alert(id, "gate", MIDNIGHT, 1, AlertState.OPENED)))
                            .toList());
            JdbcHistory history = new JdbcHistory(database);

            List<String> read = new ArrayList<>();
            Place before = null;
            List<Alert> page = history.alerts(after(before));
            while (!page.isEmpty()) {
                page.forEach(alert -> read.add(alert.getAlertId()));
                before = new Place(MIDNIGHT, read.get(read.size() - 1));
                page = history.alerts(after(before));
            }

            assertThat(read).isEqualTo(ids);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsAcknowledgementsOldestFirst(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            Acknowledgement first = acknowledgement("b", "ben", MIDNIGHT);
            Acknowledgement second = acknowledgement("a", "ann", MIDNIGHT.plus(MINUTE));
            Acknowledgement other = acknowledgement("c", "ann", MIDNIGHT);
            write(
                    database,
                    List.of(
                            message(Topics.ACKNOWLEDGEMENTS, 0, "gate", second),
                            message(Topics.ACKNOWLEDGEMENTS, 1, "gate", first),
                            message(Topics.ACKNOWLEDGEMENTS, 2, "gate", first),
                            message(Topics.ACKNOWLEDGEMENTS, 3, "gate", other)));

            assertThat(new JdbcHistory(database).acknowledgements(List.of("a", "b")))
                    .containsExactly(first, second);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsEachStateOnceAndHowLongItWasHeardOf(TestingDatabase kind) {
        try (Database database = kind.open(folder)) {
            Instant start = MIDNIGHT.minus(MINUTE);
            Instant dropped = MIDNIGHT.plus(MINUTE);
            write(
                    database,
                    List.of(
                            state(0, CameraState.CONNECTING, start.minusSeconds(5), start.minusSeconds(5)),
                            state(1, CameraState.STREAMING, start, start),
                            state(2, CameraState.STREAMING, start, start.plusSeconds(10)),
                            state(3, CameraState.STREAMING, start, start.plusSeconds(5)),
                            state(4, CameraState.BACKING_OFF, dropped, dropped)));

            List<StateSpan> spans = new JdbcHistory(database).spans("gate", DAY);

            assertThat(spans)
                    .containsExactly(
                            new StateSpan(
                                    status("gate", 7, CameraState.STREAMING, start, start), start.plusSeconds(10)),
                            new StateSpan(status("gate", 7, CameraState.BACKING_OFF, dropped, dropped), dropped));
            assertThat(new JdbcHistory(database).states("hall", DAY)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatAnotherVersionHasWritten(TestingDatabase kind) {
        Schema ours = ComplianceWindow.getClassSchema();
        String json = ours.toString();
        Schema theirs = new Schema.Parser()
                .parse(json.substring(0, json.length() - 2)
                        + ",{\"name\":\"weather\",\"type\":\"string\",\"default\":\"fine\"}]}");
        byte[] bytes = NewerWindow.encode(theirs, window("gate", MIDNIGHT, 1, WindowKind.FINAL));
        Codecs codecs = new Codecs(fingerprint -> Optional.of(theirs));
        try (Database database = kind.open(folder)) {
            HistoryRecord<ComplianceWindow> told = new HistoryRecord<>(
                    Topics.COMPLIANCE,
                    new HistoryRecord.Place(0, 0, MIDNIGHT),
                    "gate",
                    ByteBuffer.wrap(bytes),
                    codecs.of(Topics.COMPLIANCE).decode(bytes));
            new JdbcHistoryWriter(database, codecs).write(List.of(told));

            assertThat(windows(database, List.of("gate"), DAY))
                    .containsExactly(window("gate", MIDNIGHT, 1, WindowKind.FINAL));
        }
    }

    private static HistoryRecord<?> windowMessage(ComplianceWindow window) {
        return message(Topics.COMPLIANCE, 0, window.getSubject(), window);
    }

    private static HistoryRecord<?> alertMessage(Alert alert) {
        return message(Topics.ALERTS, 0, alert.getSubject(), alert);
    }

    private static HistoryRecord<?> state(long offset, CameraState state, Instant since, Instant at) {
        return message(Topics.CAMERA_STATUS, offset, "gate", status("gate", 7, state, since, at));
    }

    private static void write(Database database, List<? extends HistoryRecord<?>> records) {
        new JdbcHistoryWriter(database, Codecs.local()).write(List.copyOf(records));
    }

    private static List<ComplianceWindow> windows(Database database, List<String> subjects, TimeRange range) {
        List<ComplianceWindow> windows = new ArrayList<>();
        new JdbcHistory(database).windows(subjects, range, windows::add);
        return windows;
    }

    private static AlertQuery query(Life life, int limit) {
        return new AlertQuery(life, Set.of(), Set.of(), Set.of(), null, null, null, limit);
    }

    private static AlertQuery about(
            Set<String> subjects, Set<RuleKind> kinds, Set<Severity> severities, @Nullable Boolean acknowledged) {
        return new AlertQuery(Life.ALL, subjects, kinds, severities, acknowledged, null, null, 9);
    }

    private static AlertQuery within(Instant from, Instant to) {
        return new AlertQuery(Life.ALL, Set.of(), Set.of(), Set.of(), null, new TimeRange(from, to), null, 9);
    }

    private static AlertQuery after(@Nullable Place before) {
        return new AlertQuery(Life.ALL, Set.of(), Set.of(), Set.of(), null, null, before, 2);
    }
}
