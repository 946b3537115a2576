package io.maskwatch.sink.history.jdbc;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.runtime.UserError;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Says why a database could not be opened, and what to do.
 *
 * @param input the database as its user named it
 */
record OpeningFailures(String input) {
    private static final int SQLITE_NOT_A_DATABASE = 26;

    UserError words(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String said = innermost(failure);
        if (state.startsWith("28")) {
            return error(
                    ExitCode.CONFIGURATION,
                    "the database refuses the login (" + said + ")",
                    "Check history.username and the variable that history.passwordEnv names");
        }
        if (state.equals("3D000")) {
            return error(ExitCode.CONFIGURATION, said, "Create the database, or name another one");
        }
        if (failure.getErrorCode() == SQLITE_NOT_A_DATABASE) {
            return error(
                    ExitCode.CONFIGURATION,
                    "the file is no database",
                    "Move it away, or name another one in history.jdbcUrl");
        }
        return error(
                ExitCode.UNAVAILABLE,
                "the database cannot be reached (" + said + ")",
                "Check that it runs, and its address");
    }

    UserError outdated(@Nullable String said) {
        return error(
                ExitCode.CONFIGURATION,
                "its tables cannot be brought up to date (" + oneLine(String.valueOf(said)) + ")",
                "Give this user the right to make tables in its schema; if another version of maskwatch has written"
                        + " there, use that one or another database");
    }

    /** The message of the innermost cause, which is the one that says something, on one line and without secrets. */
    static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String said = cause.getMessage();
        return oneLine(said == null ? cause.getClass().getSimpleName() : said);
    }

    private static String oneLine(String text) {
        return Redaction.redact(text.strip().replaceAll("\\s+", " "));
    }

    private UserError error(ExitCode code, String cause, String remedy) {
        return new UserError(code, input, cause, remedy);
    }
}
