package io.maskwatch.sink.history.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.history.HistoryException;
import io.maskwatch.sink.history.HistorySettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database of this process, with its tables as this version has them: a file for one process, or a server's for many.
 * Lends connections of a pool. Thread-safe. Its owner closes it.
 */
public final class Database implements AutoCloseable {
    private static final String FILE = "history.db";
    private static final int READERS = 6;
    private static final Duration CONNECTION_LIMIT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseKind kind;
    private final HikariDataSource pool;
    private final Semaphore writers;
    private volatile @Nullable String failure;

    private Database(DatabaseKind kind, DataSource source) {
        this.kind = kind;
        this.writers = new Semaphore(kind.writers(), true);
        HikariConfig config = new HikariConfig();
        config.setPoolName("history");
        config.setDataSource(source);
        config.setMaximumPoolSize(READERS + kind.writers());
        config.setConnectionTimeout(CONNECTION_LIMIT.toMillis());
        config.setInitializationFailTimeout(-1); // that it can be reached was seen before
        this.pool = new HikariDataSource(config);
    }

    /**
     * Connects, and brings the tables up to date. Processes that do so at once wait for each other.
     *
     * @param dataFolder where the file is, if the settings name no database
     * @param environment holds the password
     * @throws UserError if it cannot be reached, refuses the login, or cannot be brought up to date
     */
    public static Database open(HistorySettings settings, Path dataFolder, Map<String, String> environment) {
        DatabaseKind kind = settings.shared() ? DatabaseKind.POSTGRESQL : DatabaseKind.SQLITE;
        Path file = settings.file().isEmpty() ? dataFolder.resolve(FILE) : Path.of(settings.file());
        DataSource source = settings.shared() ? Sources.server(settings, environment) : Sources.file(file);
        OpeningFailures failures = new OpeningFailures(
                settings.shared() ? "history.jdbcUrl=" + settings.jdbcUrl() : "history database " + file);
        reach(source, failures);
        Migrations.apply(kind, source, failures);
        return new Database(kind, source);
    }

    /**
     * Reads with a connection of its own. Rows should be taken piece by piece ({@code setFetchSize}).
     *
     * @throws HistoryException if the database cannot be read now
     */
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
        try (Connection connection = pool.getConnection()) {
            if (kind.readsInTransaction()) {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
            }
            T result = work.with(connection);
            if (kind.readsInTransaction()) {
                connection.rollback();
            }
            failure = null;
            return result;
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    /**
     * Does all of it, or nothing: one transaction, which is durable when this returns. The work may read first what it
     * then writes; on a server somebody else may change it in between.
     *
     * @throws HistoryException if the database cannot be written now
     */
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
        await(writers);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                failure = null;
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failed("written", e);
        } finally {
            writers.release();
        }
    }

    /** Whether it answered when it was last asked. */
    public Health check() {
        String words = failure;
        return words == null ? Health.ok() : Health.sick(words);
    }

    @Override
    public void close() {
        pool.close();
    }

    private static void reach(DataSource source, OpeningFailures failures) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        } catch (SQLException e) {
            throw failures.words(e);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }

    private void await(Semaphore turn) {
        try {
            if (!turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("written", new SQLException("others are writing for " + PATIENCE.toSeconds() + " s"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("written", new SQLException("the wait for others was interrupted", e));
        }
    }

    private HistoryException failed(String what, SQLException cause) {
        String words = "the history database cannot be %s (%s)".formatted(what, OpeningFailures.innermost(cause));
        failure = words;
        return new HistoryException(words, cause);
    }
}
