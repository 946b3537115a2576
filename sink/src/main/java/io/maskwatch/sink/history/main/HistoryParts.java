package io.maskwatch.sink.history.main;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.sink.history.AuditTrail;
import io.maskwatch.sink.history.History;
import io.maskwatch.sink.history.HistoryHealth;
import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import io.maskwatch.sink.history.jdbc.JdbcAuditTrail;
import io.maskwatch.sink.history.jdbc.JdbcHistory;
import io.maskwatch.sink.history.jdbc.JdbcHistoryWriter;
import io.maskwatch.sink.history.jdbc.Retention;
import io.maskwatch.sink.history.jdbc.RetentionSweep;
import io.maskwatch.sink.history.kafka.HistoryFeed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * History as the parts of a process: the database, what reads it, and what is to be started to keep it. Thread-safe. Closed
 * after its components.
 */
public final class HistoryParts implements AutoCloseable {
    private final Database database;
    private final HistoryFeed feed;
    private final Retention retention;

    private HistoryParts(Database database, HistorySettings settings, RoleContext context) {
        this.database = database;
        this.feed = new HistoryFeed(context, new JdbcHistoryWriter(database, context.codecs()));
        this.retention = new Retention(new RetentionSweep(database, settings), context.clock());
    }

    /**
     * Opens the database.
     *
     * @param dataFolder where the file is, if the settings name no database
     * @param environment holds the password
     * @throws io.maskwatch.runtime.UserError if the database cannot be used
     */
    public static HistoryParts open(
            HistorySettings settings, Path dataFolder, RoleContext context, Map<String, String> environment) {
        return new HistoryParts(Database.open(settings, dataFolder, environment), settings, context);
    }

    public History history() {
        return new JdbcHistory(database);
    }

    public AuditTrail audit() {
        return new JdbcAuditTrail(database);
    }

    /** For other tables, those of users and sessions. */
    public Database database() {
        return database;
    }

    /** How far the history has come, for the status. */
    public HistoryHealth progress() {
        return feed.progress();
    }

    /** What is to be started, and closed in reverse order before this. */
    public List<Component> components() {
        return List.of(retention, feed);
    }

    @Override
    public void close() {
        database.close();
    }
}
