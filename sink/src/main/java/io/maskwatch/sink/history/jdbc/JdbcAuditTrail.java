package io.maskwatch.sink.history.jdbc;

import io.maskwatch.sink.history.AuditEntry;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.TimeRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit in SQL. Thread-safe; does not own the database. */
public final class JdbcAuditTrail implements AuditTrail {
    private static final String ADD =
            "INSERT INTO audit_entries (at, by_name, role, action, subject, detail, remote_address)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String READ = "SELECT id, at, by_name, role, action, subject, detail, remote_address"
            + " FROM audit_entries WHERE at >= ? AND at < ? AND id < ?%s ORDER BY id DESC LIMIT ?";

    private final Database database;

    public JdbcAuditTrail(Database database) {
        this.database = database;
    }

    @Override
    public void add(AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                new Columns(statement)
                        .time(entry.at())
                        .text(entry.by())
                        .text(entry.role())
                        .text(entry.action())
                        .text(entry.subject())
                        .text(entry.detail())
                        .text(entry.remoteAddress());
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<AuditEntry> read(TimeRange range, @Nullable String by, long before, int limit) {
        return database.read(connection -> read(connection, range, by, before, limit));
    }

    private static List<AuditEntry> read(
            Connection connection, TimeRange range, @Nullable String by, long before, int limit) throws SQLException {
        String sql = READ.formatted(by == null ? "" : " AND by_name = ?");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Columns columns =
                    new Columns(statement).time(range.from()).time(range.to()).number(before);
            if (by != null) {
                columns.text(by);
            }
            columns.number(limit);
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
            return entries;
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("by_name"),
                row.getString("role"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("remote_address"));
    }
}
