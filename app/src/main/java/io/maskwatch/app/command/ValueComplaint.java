package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What is said of an option's value that is no number, or none of the words that there are. Stateless. */
final class ValueComplaint {
    private ValueComplaint() {}

    /** Input, cause and remedy; empty where something else is wrong with the command line. */
    static Optional<UserError> of(ParameterException failure) {
        if (failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null) {
            return remedy(option.auxiliaryTypes()[0])
                    .map(remedy -> new UserError(
                            ExitCode.USAGE,
                            option.longestName() + " " + failure.getValue(),
                            "the value is not allowed",
                            remedy));
        }
        return Optional.empty();
    }

    private static Optional<String> remedy(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of("Give " + words(type.getEnumConstants()));
        }
        if (type == double.class || type == Double.class) {
            return Optional.of("Give a number");
        }
        if (type == long.class || type == Long.class) {
            return Optional.of("Give a whole number");
        }
        return type == int.class || type == Integer.class
                ? Optional.of("Give a whole number of at most nine digits")
                : Optional.empty();
    }

    private static String words(Object[] values) {
        String all =
                String.join(", ", Arrays.stream(values).map(String::valueOf).toList());
        return all.toLowerCase(Locale.ROOT).replaceFirst(", ([^,]*)$", " or $1");
    }
}
