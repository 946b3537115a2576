package io.maskwatch.sink.access.jdbc;

import io.maskwatch.sink.history.jdbc.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement and what goes into it. Immutable. */
record Sql(String text, Parameters parameters) {
    /** Fills a statement. */
    @FunctionalInterface
    interface Parameters {
        Columns fill(Columns columns) throws SQLException;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs it; returns how many rows it concerned. */
    int update(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            parameters.fill(new Columns(statement));
            return statement.executeUpdate();
        }
    }

    <T> List<T> query(Connection connection, Row<T> row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            parameters.fill(new Columns(statement));
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }
}
