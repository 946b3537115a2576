package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.history.AlertQuery;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.history.StateSpan;
import io.maskwatch.sink.history.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * History as it is kept in SQL. Records are read with the schemas that are kept beside them. Thread-safe; does not own the
 * database. A reader of windows holds a connection for as long as it takes them.
 */
public final class JdbcHistory implements History {
    private static final String WINDOWS =
            "SELECT record FROM windows WHERE subject = ? AND start_at >= ? AND start_at < ? ORDER BY start_at";

    /** Steps from subject to subject by the index, instead of reading all windows of the time. */
    private static final String SUBJECTS = """
            WITH RECURSIVE known(subject) AS (
              SELECT MIN(subject) FROM windows
              UNION ALL
              SELECT (SELECT MIN(subject) FROM windows WHERE subject > known.subject) FROM known
              WHERE known.subject IS NOT NULL)
            SELECT subject FROM known
            WHERE subject IS NOT NULL
              AND EXISTS (SELECT 1 FROM windows WHERE subject = known.subject AND start_at >= ? AND start_at < ?)""";

    private static final String STEPS = "SELECT record FROM alert_steps WHERE alert_id = ? ORDER BY revision";
    private static final String ACKNOWLEDGEMENTS =
            "SELECT record FROM acknowledgements WHERE alert_id = ? ORDER BY at, by_name";
    private static final String BEFORE =
            "SELECT record, last_at FROM camera_states WHERE camera_id = ? AND since_at < ?"
                    + " ORDER BY since_at DESC, last_at DESC, session DESC LIMIT 1";
    private static final String WITHIN = "SELECT record, last_at FROM camera_states"
            + " WHERE camera_id = ? AND since_at >= ? AND since_at < ? ORDER BY since_at, last_at, session";

    private final Database database;
    private final RecordCodec<ComplianceWindow> windows;
    private final RecordCodec<Alert> alerts;
    private final RecordCodec<Acknowledgement> acknowledgements;
    private final RecordCodec<CameraStatus> statuses;

    public JdbcHistory(Database database) {
        this.database = database;
        Codecs codecs = new Codecs(new KeptSchemas(database));
        this.windows = codecs.of(Topics.COMPLIANCE);
        this.alerts = codecs.of(Topics.ALERTS);
        this.acknowledgements = codecs.of(Topics.ACKNOWLEDGEMENTS);
        this.statuses = codecs.of(Topics.CAMERA_STATUS);
    }

    @Override
    public void windows(Collection<String> subjects, TimeRange range, Consumer<ComplianceWindow> reader) {
        Question question = new Question(
                WINDOWS,
                (columns, subject) -> columns.text(subject).time(range.from()).time(range.to()));
        question.ask(database, new TreeSet<>(subjects), row -> reader.accept(windows.decode(row.getBytes(1))));
    }

    @Override
    public List<String> subjects(TimeRange range) {
        List<String> subjects = new ArrayList<>();
        new Question(SUBJECTS, (columns, all) -> columns.time(range.from()).time(range.to()))
                .ask(database, List.of(""), row -> subjects.add(row.getString(1)));
        subjects.sort(Comparator.naturalOrder());
        return subjects;
    }

    @Override
    public List<Alert> alerts(AlertQuery query) {
        AlertSearch search = new AlertSearch(query);
        List<Alert> found = new ArrayList<>();
        new Question(search.sql(), (columns, all) -> search.fill(columns))
                .ask(database, List.of(""), row -> found.add(alerts.decode(row.getBytes(1))));
        return found;
    }

    @Override
    public List<Alert> alert(String alertId) {
        List<Alert> steps = new ArrayList<>();
        new Question(STEPS, Columns::text)
                .ask(database, List.of(alertId), row -> steps.add(alerts.decode(row.getBytes(1))));
        return steps;
    }

    @Override
    public List<Acknowledgement> acknowledgements(Collection<String> alertIds) {
        List<Acknowledgement> found = new ArrayList<>();
        new Question(ACKNOWLEDGEMENTS, Columns::text)
                .ask(database, new TreeSet<>(alertIds), row -> found.add(acknowledgements.decode(row.getBytes(1))));
        found.sort(Comparator.comparing(Acknowledgement::getAt));
        return found;
    }

    @Override
    public List<StateSpan> spans(String cameraId, TimeRange range) {
        List<StateSpan> spans = new ArrayList<>();
        new Question(BEFORE, (columns, camera) -> columns.text(camera).time(range.from()))
                .ask(database, List.of(cameraId), row -> spans.add(span(row)));
        new Question(
                        WITHIN,
                        (columns, camera) ->
                                columns.text(camera).time(range.from()).time(range.to()))
                .ask(database, List.of(cameraId), row -> spans.add(span(row)));
        return spans;
    }

    private StateSpan span(ResultSet row) throws SQLException {
        return new StateSpan(statuses.decode(row.getBytes(1)), Instant.ofEpochMilli(row.getLong(2)));
    }
}
