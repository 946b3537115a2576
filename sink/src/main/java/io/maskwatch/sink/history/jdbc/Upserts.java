package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How records become rows. Each statement changes nothing if the row is there already, and never puts an older record
 * in the place of a newer one; so it does not matter how often a record comes.
 */
final class Upserts {
    private static final Upsert<ComplianceWindow> WINDOWS = Upsert.of(Topics.COMPLIANCE, """
            INSERT INTO windows (subject, start_at, end_at, revision, kind, arrived_masked, arrived_unmasked,
              arrived_incorrect, arrived_unknown, coverage, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (subject, start_at) DO UPDATE SET
              end_at = excluded.end_at, revision = excluded.revision, kind = excluded.kind,
              arrived_masked = excluded.arrived_masked, arrived_unmasked = excluded.arrived_unmasked,
              arrived_incorrect = excluded.arrived_incorrect, arrived_unknown = excluded.arrived_unknown,
              coverage = excluded.coverage, record = excluded.record
            WHERE excluded.revision > windows.revision""", Upserts::window);

    private static final Upsert<Alert> ALERTS = Upsert.of(Topics.ALERTS, """
            INSERT INTO alerts (alert_id, revision, state, subject, rule_id, kind, severity, opened_at, at, closed_at,
              summary, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (alert_id) DO UPDATE SET
              revision = excluded.revision, state = excluded.state, severity = excluded.severity, at = excluded.at,
              closed_at = excluded.closed_at, summary = excluded.summary, record = excluded.record
            WHERE excluded.revision > alerts.revision""", Upserts::alert);

    private static final Upsert<Alert> ALERT_STEPS = Upsert.of(Topics.ALERTS, """
            INSERT INTO alert_steps (alert_id, revision, at, state, record) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (alert_id, revision) DO NOTHING""", Upserts::step);

    private static final Upsert<Acknowledgement> ACKNOWLEDGEMENTS =
            Upsert.of(Topics.ACKNOWLEDGEMENTS, """
            INSERT INTO acknowledgements (alert_id, at, by_name, note, record) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (alert_id, at, by_name) DO NOTHING""", Upserts::acknowledgement);

    private static final Upsert<CameraStatus> CAMERA_STATES = Upsert.of(Topics.CAMERA_STATUS, """
            INSERT INTO camera_states (camera_id, since_at, session, state, cause, last_at, record)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (camera_id, since_at, session, state, cause) DO UPDATE SET last_at = excluded.last_at
            WHERE excluded.last_at > camera_states.last_at""", Upserts::status);

    /** All of them. */
    static final List<Upsert<?>> ALL = List.of(
            WINDOWS,
            ALERTS,
            ALERT_STEPS,
            ACKNOWLEDGEMENTS,
            CAMERA_STATES,
            changes(Topics.CAMERAS, "camera_changes", "camera_id"),
            changes(Topics.SETTINGS, "settings_changes", "subject"));

    private Upserts() {}

    /** The time of a change is part of its key, because a topic that was made anew begins again at offset 0. */
    private static <V extends SpecificRecordBase> Upsert<V> changes(Topic<V> topic, String table, String key) {
        String sql = """
                INSERT INTO %s (topic_partition, topic_offset, at, %s, record) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (topic_partition, topic_offset, at) DO NOTHING""".formatted(table, key);
        return new Upsert<>(
                topic,
                sql,
                true,
                (columns, record) -> columns.number(record.place().partition())
                        .number(record.place().offset())
                        .time(record.place().at())
                        .text(record.key())
                        .bytes(Upsert.bytes(record)));
    }

    private static void window(Columns columns, ComplianceWindow window) throws SQLException {
        columns.text(window.getSubject())
                .time(window.getStartAt())
                .time(window.getEndAt())
                .number(window.getRevision())
                .word(window.getKind())
                .number(window.getArrived().getMasked())
                .number(window.getArrived().getUnmasked())
                .number(window.getArrived().getIncorrect())
                .number(window.getArrived().getUnknown())
                .real(window.getCoverage());
    }

    private static void alert(Columns columns, Alert alert) throws SQLException {
        columns.text(alert.getAlertId())
                .number(alert.getRevision())
                .word(alert.getState())
                .text(alert.getSubject())
                .text(alert.getRuleId())
                .word(alert.getKind())
                .word(alert.getSeverity())
                .time(alert.getOpenedAt())
                .time(alert.getAt())
                .time(alert.getClosedAt())
                .text(alert.getSummary());
    }

    private static void step(Columns columns, Alert alert) throws SQLException {
        columns.text(alert.getAlertId())
                .number(alert.getRevision())
                .time(alert.getAt())
                .word(alert.getState());
    }

    private static void acknowledgement(Columns columns, Acknowledgement acknowledgement) throws SQLException {
        columns.text(acknowledgement.getAlertId())
                .time(acknowledgement.getAt())
                .text(acknowledgement.getBy())
                .text(acknowledgement.getNote());
    }

    private static void status(Columns columns, CameraStatus status) throws SQLException {
        columns.text(status.getCameraId())
                .time(status.getSince())
                .number(status.getSession())
                .word(status.getState())
                .word(status.getCause())
                .time(status.getAt());
    }
}
