package io.maskwatch.sink.history.jdbc;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.sink.history.HistorySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** Makes the drivers' own sources of connections. Stateless. */
final class Sources {
    private static final int BUSY_MS = 10_000;
    private static final int CONNECT_SECONDS = 10;
    private static final int ANSWER_SECONDS = 60;

    private Sources() {}

    /**
     * The source of a server's connections. What the URL says goes before what is said here.
     *
     * @throws UserError if the URL cannot be understood, or the variable with the password is not set
     */
    static DataSource server(HistorySettings settings, Map<String, String> environment) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setApplicationName("maskwatch");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        try {
            source.setURL(settings.jdbcUrl());
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "history.jdbcUrl",
                    "\"" + settings.jdbcUrl() + "\" cannot be understood",
                    "Write jdbc:postgresql://HOST:PORT/NAME");
        }
        if (!settings.username().isEmpty()) {
            source.setUser(settings.username());
        }
        if (!settings.passwordEnv().isEmpty()) {
            source.setPassword(password(settings.passwordEnv(), environment));
        }
        return source;
    }

    /**
     * The source of a file's connections: readers go on while somebody writes (write-ahead log), a commit is on the disk
     * when it returns, and whoever is to write claims it before it reads. The file is made for this user alone.
     *
     * @throws UserError if the file cannot be made
     */
    static DataSource file(Path file) {
        create(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout(BUSY_MS);
        config.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static String password(String variable, Map<String, String> environment) {
        String password = environment.get(variable);
        if (password == null) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "history.passwordEnv",
                    "the environment variable " + variable + " is not set",
                    "Set it to the password of history.username, or name another one");
        }
        return password;
    }

    private static void create(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.notExists(file)) {
                Files.createFile(file, ownersOnly(file));
            }
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "history database " + file,
                    "it cannot be made (" + e + ")",
                    "Name a file that this user may write in history.jdbcUrl, or another data folder");
        }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
