package io.maskwatch.sink.history.jdbc;

import io.maskwatch.sink.history.HistorySettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes what is too old, a little at a time, so that whoever writes need not wait long. An incident goes as a whole, once
 * it has been closed for so long. Thread-safe; does not own the database.
 */
public final class RetentionSweep {
    private static final int ROWS = 1_000;
    private static final int INCIDENTS = 200;

    /**
     * A piece of the work.
     *
     * @param statements run one after the other in one transaction, each with the time limit; the number of rows of the
     *     last one says whether there is more
     * @param rows how many that is at most
     * @param audit whether the audit's retention holds
     */
    private record Piece(List<String> statements, int rows, boolean audit) {
        static Piece of(String table, String key, String time) {
            return new Piece(
                    List.of("DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s WHERE %s < ? LIMIT %d)"
                            .formatted(table, key, key, table, time, ROWS)),
                    ROWS,
                    false);
        }

        Piece ofAudit() {
            return new Piece(statements, rows, true);
        }
    }

    private static final String CLOSED_INCIDENTS =
            " WHERE alert_id IN (SELECT alert_id FROM alerts WHERE closed_at < ? ORDER BY closed_at, alert_id LIMIT "
                    + INCIDENTS + ")";

    private static final String LONE_ACKNOWLEDGEMENTS = """
            DELETE FROM acknowledgements WHERE (alert_id, at, by_name) IN (
              SELECT alert_id, at, by_name FROM acknowledgements
              WHERE at < ? AND NOT EXISTS (SELECT 1 FROM alerts WHERE alerts.alert_id = acknowledgements.alert_id)
              LIMIT %d)""".formatted(ROWS);

    private static final List<Piece> PIECES = List.of(
            Piece.of("windows", "subject, start_at", "start_at"),
            new Piece(
                    List.of(
                            "DELETE FROM alert_steps" + CLOSED_INCIDENTS,
                            "DELETE FROM acknowledgements" + CLOSED_INCIDENTS,
                            "DELETE FROM alerts" + CLOSED_INCIDENTS),
                    INCIDENTS,
                    false),
            new Piece(List.of(LONE_ACKNOWLEDGEMENTS), ROWS, false),
            Piece.of("camera_states", "camera_id, since_at, session, state, cause", "last_at"),
            Piece.of("camera_changes", "topic_partition, topic_offset, at", "at"),
            Piece.of("settings_changes", "topic_partition, topic_offset, at", "at"),
            Piece.of("audit_entries", "id", "at").ofAudit());

    private final Database database;
    private final Duration retention;
    private final Duration auditRetention;

    public RetentionSweep(Database database, HistorySettings settings) {
        this.database = database;
        this.retention = settings.retention();
        this.auditRetention = settings.auditRetention();
    }

    /**
     * Deletes all that is too old at that time; returns how many rows.
     *
     * @throws io.maskwatch.sink.history.HistoryException if the database cannot be written now
     */
    public long run(Instant now) {
        long deleted = 0;
        for (Piece piece : PIECES) {
            Instant limit = now.minus(piece.audit() ? auditRetention : retention);
            int last;
            do {
                last = database.write(connection -> run(connection, piece, limit));
                deleted += last;
            } while (last >= piece.rows());
        }
        return deleted;
    }

    private static int run(Connection connection, Piece piece, Instant limit) throws SQLException {
        int rows = 0;
        for (String sql : piece.statements()) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                new Columns(statement).time(limit);
                rows = statement.executeUpdate();
            }
        }
        return rows;
    }
}
