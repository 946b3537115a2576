package io.maskwatch.runtime.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Turns the text of one value into what its component holds. Stateless. */
final class ScalarText {
    private ScalarText() {}

    /**
     * The value.
     *
     * @throws IllegalArgumentException if the text is not {@link #described such a value}
     * @throws IllegalStateException if components of that type cannot be bound
     */
    static Object convert(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        } else if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        } else if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        } else if (type == double.class || type == Double.class) {
            return finite(text);
        } else if (type == boolean.class || type == Boolean.class) {
            return bool(text);
        } else if (type == Path.class) {
            return Path.of(text);
        } else if (type == Duration.class) {
            return Durations.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
        } else if (type.isEnum()) {
            return constant(text, type);
        }
        throw new IllegalStateException("No binding for " + type);
    }

    /** What such a value is, in words that fit after "is not" and "write". */
    static String described(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == Duration.class) {
            return "a duration such as 500ms, 10s, 5m, 2h, 7d";
        } else if (type == Path.class) {
            return "a path";
        } else if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type.isEnum() ? "one of " + String.join(", ", choices(type)) : "a whole number";
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** UNKNOWN is what a reader makes of a symbol that it does not know; nobody may write it. */
    private static Object constant(String text, Class<?> type) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name) && !name.equals("UNKNOWN"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** The constants of an enum as they are written. */
    static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .filter(name -> !name.equals("UNKNOWN"))
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
