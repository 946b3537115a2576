package io.maskwatch.sink.history.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/**
 * A statement that is asked for one subject after the other. Immutable.
 *
 * @param sql the statement
 * @param parameters fills it in for a subject
 */
record Question(String sql, Parameters parameters) {
    private static final int ROWS_AT_ONCE = 500;

    /** Fills in the statement. */
    @FunctionalInterface
    interface Parameters {
        Columns fill(Columns columns, String subject) throws SQLException;
    }

    /** Takes the values of a row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** Hands over the rows, of which a few are held at a time, on one connection. */
    void ask(Database database, Collection<String> subjects, RowReader reader) {
        database.read(connection -> {
            ask(connection, subjects, reader);
            return subjects.size();
        });
    }

    private void ask(Connection connection, Collection<String> subjects, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            for (String subject : subjects) {
                parameters.fill(new Columns(statement), subject);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        }
    }
}
