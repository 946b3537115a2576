package io.maskwatch.sink.testing;

import io.maskwatch.sink.history.HistorySettings;
import io.maskwatch.sink.history.jdbc.Database;
import java.nio.file.Path;
import java.util.Map;

/** The kinds of databases that history is kept in, each as it really is. */
public enum TestingDatabase {
    /** A file in the folder of the test. */
    SQLITE {
        @Override
        public HistorySettings settings(Path folder) {
            return HistorySettings.defaults().withJdbcUrl("jdbc:sqlite:" + folder.resolve("history.db"));
        }
    },
    /** A fresh database of a server that the tests share. */
    POSTGRESQL {
        @Override
        public HistorySettings settings(Path folder) {
            return login(TestingPostgres.shared().newDatabase());
        }
    };

    /** Where passwords are found. */
    public static final Map<String, String> ENVIRONMENT = Map.of("HISTORY_PASSWORD", TestingPostgres.PASSWORD);

    /** The settings of an empty database. */
    public abstract HistorySettings settings(Path folder);

    /** An empty database; the caller closes it. */
    public Database open(Path folder) {
        return open(settings(folder), folder);
    }

    /** The database of these settings; the caller closes it. */
    public static Database open(HistorySettings settings, Path folder) {
        return Database.open(settings, folder, ENVIRONMENT);
    }

    /** The settings of a database of PostgreSQL, with the login of the tests. */
    public static HistorySettings login(String url) {
        HistorySettings defaults = HistorySettings.defaults();
        return new HistorySettings(
                url, TestingPostgres.USER, "HISTORY_PASSWORD", defaults.retention(), defaults.auditRetention());
    }
}
