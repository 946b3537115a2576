package io.maskwatch.detector.model;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is demanded of a {@code model.yaml}; whatever does not hold becomes a {@link UserError} that names place, cause and
 * remedy. Stateless.
 *
 * @param where names the file in complaints
 */
record YamlDemands(String where) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    void demand(boolean holds, String key, String cause, String remedy) {
        if (!holds) {
            throw wrong(key, cause, remedy);
        }
    }

    /** A file of the folder, named without any other. */
    String fileName(String key, String file) {
        demand(
                file.equals(file.replaceAll("[/\\\\]", "")) && !file.startsWith("."),
                key + " " + file,
                "it is not a plain file name",
                "Put the file beside model.yaml and name it without a folder");
        return file;
    }

    /** A hash, in lower case. */
    String sha256(String key, String hash) {
        String lower = hash.toLowerCase(Locale.ROOT);
        demand(
                SHA256.matcher(lower).matches(),
                key,
                "it is not 64 hex digits",
                "Write what sha256sum prints for the model file");
        return lower;
    }

    double fraction(String key, double value) {
        demand(value >= 0 && value <= 1, key + " " + value, "it is not between 0 and 1", "Write a score such as 0.5");
        return value;
    }

    UserError wrong(String key, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, where + ", " + key, cause, remedy);
    }
}
