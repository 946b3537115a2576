package io.maskwatch.sink.history.killed;

import io.maskwatch.sink.history.jdbc.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The rows that there are, in the same form as those that there must be. Stateless. */
final class KeptRows {
    /** A table, the columns that a row is found by, and those besides its record. */
    private record Table(String name, List<String> key, List<String> rest) {}

    private static final List<Table> TABLES = List.of(
            new Table("windows", List.of("subject", "start_at"), List.of("revision")),
            new Table("alerts", List.of("alert_id"), List.of("revision")),
            new Table("alert_steps", List.of("alert_id", "revision"), List.of()),
            new Table("acknowledgements", List.of("alert_id", "at", "by_name"), List.of()),
            new Table(
                    "camera_states", List.of("camera_id", "since_at", "session", "state", "cause"), List.of("last_at")),
            new Table("camera_changes", List.of("topic_partition", "topic_offset", "at"), List.of("camera_id")),
            new Table("settings_changes", List.of("topic_partition", "topic_offset", "at"), List.of("subject")));

    private KeptRows() {}

    static NavigableMap<String, String> of(Database database) {
        return database.read(connection -> {
            NavigableMap<String, String> rows = new TreeMap<>();
            for (Table table : TABLES) {
                read(connection, table, rows);
            }
            return rows;
        });
    }

    private static void read(Connection connection, Table table, NavigableMap<String, String> rows)
            throws SQLException {
        List<String> columns = new ArrayList<>(table.key());
        columns.addAll(table.rest());
        String sql = "SELECT %s, record FROM %s".formatted(String.join(", ", columns), table.name());
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                List<String> key = new ArrayList<>(List.of(table.name()));
                List<String> rest = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    (i < table.key().size() ? key : rest).add(row.getString(i + 1));
                }
                byte[] record = row.getBytes("record");
                rest.add(record == null ? "removed" : HexFormat.of().formatHex(record));
                String former = rows.put(String.join(" ", key), String.join(" ", rest));
                if (former != null) {
                    throw new IllegalStateException("Twice: " + key);
                }
            }
        }
    }
}
