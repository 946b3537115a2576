package io.maskwatch.sink.history.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done with a connection that is lent for it. It neither commits nor closes it. */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
}
