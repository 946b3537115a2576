package io.maskwatch.sink.history.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Fills a statement's parameters one after the other. For one thread; does not close the statement. */
public final class Columns {
    private final PreparedStatement statement;
    private int index;

    public Columns(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Text without the character 0, which PostgreSQL cannot hold. */
    public Columns text(String value) throws SQLException {
        statement.setString(++index, value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD'));
        return this;
    }

    public Columns word(Enum<?> value) throws SQLException {
        return text(value.name());
    }

    public Columns number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Columns number(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    /** What is no number becomes NULL. */
    public Columns real(double value) throws SQLException {
        if (Double.isNaN(value)) {
            statement.setNull(++index, Types.DOUBLE);
        } else {
            statement.setDouble(++index, value);
        }
        return this;
    }

    public Columns time(@Nullable Instant value) throws SQLException {
        if (value == null) {
            statement.setNull(++index, Types.BIGINT);
            return this;
        }
        return number(value.toEpochMilli());
    }

    public Columns bytes(byte @Nullable [] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }
}
