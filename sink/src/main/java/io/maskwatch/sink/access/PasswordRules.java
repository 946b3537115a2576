package io.maskwatch.sink.access;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;

/** Which passwords are taken: long ones; no rules on digits and signs, which make them worse. Stateless. */
public final class PasswordRules {
    /** The shortest password, in characters. */
    public static final int SHORTEST = 12;
    /** The longest password, in UTF-16 units: a bound on work, no advice. */
    public static final int LONGEST = 256;

    private PasswordRules() {}

    /**
     * Returns if the password is taken.
     *
     * @throws UserError saying what is wrong with it, without repeating it
     */
    public static void check(String userName, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw refused("it has fewer than " + SHORTEST + " characters", "Use a longer one; a few words will do");
        }
        if (password.length() > LONGEST) {
            throw refused("it has more than " + LONGEST + " characters", "Use a shorter one");
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            throw refused("it has control characters", "Use characters that can be typed into a page");
        }
        if (password.strip().equalsIgnoreCase(userName)) {
            throw refused("it is the user's name", "Use another one");
        }
        if (password.codePoints().distinct().count() == 1) {
            throw refused("it is one character over and over", "Use another one");
        }
    }

    private static UserError refused(String cause, String remedy) {
        return new UserError(ExitCode.USAGE, "password as given", cause, remedy);
    }
}
