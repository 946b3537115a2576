package io.maskwatch.sink.access;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of users and tokens: lower case, so that nobody is mistaken for another. Stateless. */
public final class AccountName {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?");

    private AccountName() {}

    /** The name as it is kept: in lower case, without white space around it. */
    public static String normal(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The name as it is kept.
     *
     * @throws UserError if it cannot be a name
     */
    public static String require(String name) {
        String normal = normal(name);
        if (!NAME.matcher(normal).matches() || normal.equals(Caller.LOCAL)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "name '" + name + "'",
                    "it cannot be a name",
                    "Use 1 to 64 letters, digits, dots, hyphens, underscores and at signs, beginning and ending with a"
                            + " letter or a digit, and not '" + Caller.LOCAL + "'");
        }
        return normal;
    }
}
