package io.maskwatch.sink.history;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where history is kept, and for how long. Immutable; holds no password.
 *
 * @param jdbcUrl a database of PostgreSQL, {@code jdbc:postgresql://HOST:PORT/NAME}, or a file,
 *     {@code jdbc:sqlite:PATH}; empty for {@code history.db} in the data folder
 * @param username who logs in to PostgreSQL; empty to leave it to the URL and the driver
 * @param passwordEnv environment variable that holds the password; empty if none is needed
 * @param retention how long windows, incidents and the changes of cameras and settings are kept
 * @param auditRetention how long it is kept who did what
 */
public record HistorySettings(
        String jdbcUrl, String username, String passwordEnv, Duration retention, Duration auditRetention) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String SQLITE = "jdbc:sqlite:";
    private static final Pattern SECRET = Pattern.compile("(?i)password=|//[^/?]*@");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public HistorySettings {
        jdbcUrl = jdbcUrl.strip();
        if (SECRET.matcher(jdbcUrl).find()) {
            throw wrong(
                    "jdbcUrl",
                    "it holds a login",
                    "Put the user into history.username, and the name of an environment variable with the password into"
                            + " history.passwordEnv");
        }
        if (!jdbcUrl.isEmpty() && !jdbcUrl.startsWith(POSTGRESQL) && !jdbcUrl.startsWith(SQLITE)) {
            throw wrong(
                    "jdbcUrl",
                    "\"" + jdbcUrl + "\" is the URL of no database that history can be kept in",
                    "Use jdbc:postgresql://HOST:PORT/NAME, or jdbc:sqlite:PATH, or leave it out for a file in the data"
                            + " folder");
        }
        if (jdbcUrl.startsWith(SQLITE) && !jdbcUrl.substring(SQLITE.length()).matches("[^:?]+")) {
            throw wrong(
                    "jdbcUrl",
                    "\"" + jdbcUrl + "\" names no file",
                    "Write jdbc:sqlite:PATH, with the path of a file and nothing behind it");
        }
        if (!passwordEnv.isEmpty()
                && (!VARIABLE.matcher(passwordEnv).matches() || passwordEnv.startsWith("MASKWATCH_"))) {
            throw wrong(
                    "passwordEnv",
                    "\"" + passwordEnv + "\" cannot be the name of the variable with the password",
                    "Name an environment variable, e.g. HISTORY_PASSWORD; names that begin with MASKWATCH_ are settings");
        }
        requirePositive("retention", retention);
        requirePositive("auditRetention", auditRetention);
    }

    /** A file in the data folder, kept for 400 days: a year can be compared with the one before. */
    public static HistorySettings defaults() {
        return new HistorySettings("", "", "", Duration.ofDays(400), Duration.ofDays(400));
    }

    public HistorySettings withJdbcUrl(String url) {
        return new HistorySettings(url, username, passwordEnv, retention, auditRetention);
    }

    /** Whether several processes on several machines can share the database. */
    public boolean shared() {
        return jdbcUrl.startsWith(POSTGRESQL);
    }

    /** The path of the file that the URL names; empty if it names none. */
    public String file() {
        return jdbcUrl.startsWith(SQLITE) ? jdbcUrl.substring(SQLITE.length()) : "";
    }

    private static void requirePositive(String key, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw wrong(key, "nothing would be kept", "Give a time above 0, e.g. 400d");
        }
    }

    private static UserError wrong(String key, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, "history." + key, cause, remedy);
    }
}
