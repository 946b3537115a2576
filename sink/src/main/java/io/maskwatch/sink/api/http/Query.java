package io.maskwatch.sink.api.http;

import io.javalin.http.Context;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.history.TimeRange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A request's query parameters, of which none may be unknown, and only those that are read as lists may stand more than
 * once. Whatever is wrong is thrown as a problem that names the parameter. Immutable.
 */
public final class Query {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int LONGEST_VALUE = 4_096;
    private static final int MOST_VALUES = 1_000;

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of a request that knows only these. */
    public static Query of(Context context, String... known) {
        Map<String, List<String>> given = given(context);
        List<String> names = List.of(known);
        given.forEach((name, list) -> {
            if (!names.contains(name)) {
                throw unknown(name, names);
            }
            if (list.size() > MOST_VALUES
                    || list.stream().anyMatch(value -> value.length() > LONGEST_VALUE || !Texts.plain(value))) {
                throw Problem.invalid(name, "It is too long, or holds characters that cannot be in it.")
                        .exception();
            }
        });
        return new Query(given);
    }

    private static Map<String, List<String>> given(Context context) {
        try {
            return new LinkedHashMap<>(context.queryParamMap());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("query", "It is not encoded as UTF-8 with %XX.")
                    .exception();
        }
    }

    private static RuntimeException unknown(String name, List<String> known) {
        String shown = Texts.shown(name);
        return Problem.invalid(
                        shown,
                        known.isEmpty()
                                ? "There is no such parameter; this path has none."
                                : "There is no such parameter. Did you mean %s? Known: %s."
                                        .formatted(NearestName.of(shown, known), String.join(", ", known)))
                .exception();
    }

    /** All values of a parameter. */
    public List<String> texts(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The one value of a parameter. */
    public Optional<String> text(String name) {
        List<String> list = texts(name);
        if (list.size() > 1) {
            throw Problem.invalid(name, "It stands more than once. Give it once.")
                    .exception();
        }
        return list.stream().findFirst();
    }

    /** A whole number. */
    public OptionalInt number(String name, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return OptionalInt.of(value);
            }
        } catch (NumberFormatException e) {
            // told below, like a number out of range
        }
        throw Problem.invalid(name, "It is not a whole number from %d to %d.".formatted(least, most))
                .exception();
    }

    /** True or false. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.invalid(name, "Write true or false.").exception();
        });
    }

    /** Constants of an enum; UNKNOWN is none. */
    public <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
        return texts(name).stream().map(text -> constant(name, text, type)).toList();
    }

    /** One constant of an enum. */
    public <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return text(name).map(text -> constant(name, text, type));
    }

    private static <E extends Enum<E>> E constant(String name, String text, Class<E> type) {
        List<E> choices = Arrays.stream(type.getEnumConstants())
                .filter(constant -> !constant.name().equals("UNKNOWN"))
                .toList();
        return choices.stream()
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                                name,
                                "Write one of "
                                        + choices.stream().map(Enum::name).collect(Collectors.joining(", ")) + ".")
                        .exception());
    }

    /** A time, ISO 8601 with an offset or Z. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                // told below, like a time out of range
            }
            throw Problem.invalid(name, "Write a time from 1970 to 2200 such as 2026-11-21T10:15:30Z; encode + as %2B.")
                    .exception();
        });
    }

    /**
     * The parameters {@code from} and {@code to}.
     *
     * @param now the end if none is given
     * @param usual the length if no beginning is given
     * @param longest the length that is allowed
     */
    public TimeRange range(Instant now, Duration usual, Duration longest) {
        Instant to = time("to").orElse(now);
        Instant from = time("from").orElse(to.minus(usual));
        if (!from.isBefore(to)) {
            throw Problem.invalid("from", "It is not before to.").exception();
        }
        if (Duration.between(from, to).compareTo(longest) > 0) {
            throw Problem.invalid("from", "The range is longer than %d days.".formatted(longest.toDays()))
                    .exception();
        }
        return new TimeRange(from, to);
    }

    /** The parameter {@code timeZone}; UTC if it is not given. */
    public ZoneId zone() {
        return text("timeZone").map(Query::zone).orElse(UTC);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.invalid("timeZone", "Write an IANA name such as Europe/Zurich, or UTC.")
                    .exception();
        }
    }
}
