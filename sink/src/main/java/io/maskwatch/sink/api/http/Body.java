package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.sink.api.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The JSON object that a request carries. A field that is null counts as left out; one that is unknown, or has another
 * type, is thrown as a problem that names it. Not thread-safe.
 */
public final class Body {
    private static final Pattern JSON = Pattern.compile("(?i)application/json\\s*(?:;.*)?");

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final ObjectNode fields;
    private final String prefix;

    private Body(ObjectNode fields, String prefix) {
        this.fields = fields;
        this.prefix = prefix;
    }

    /** Refuses a body that says that it is something else than JSON, or nothing: a form of another site cannot send JSON. */
    public static void requireJson(Context context) {
        boolean there = context.header("Content-Type") != null
                || context.header("Transfer-Encoding") != null
                || !"0".equals(Objects.requireNonNullElse(context.header("Content-Length"), "0"));
        if (there && !isJson(context)) {
            throw Problems.plain(415).exception();
        }
    }

    private static boolean isJson(Context context) {
        String type = context.header("Content-Type");
        return type != null && JSON.matcher(type.strip()).matches();
    }

    /** The body of a request that knows only these fields. */
    public static Body of(Context context, String... known) {
        if (!isJson(context)) {
            throw Problems.plain(415).exception();
        }
        return of(read(context.bodyAsBytes()), "", known);
    }

    private static Body of(JsonNode node, String prefix, String... known) {
        if (!(node instanceof ObjectNode fields)) {
            throw wrong(prefix.isEmpty() ? "body" : prefix, "It is not a JSON object.");
        }
        List<String> names = List.of(known);
        fields.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                String shown = Texts.shown(name);
                throw wrong(
                        within(prefix, shown),
                        "There is no such field. Did you mean %s? Known: %s."
                                .formatted(NearestName.of(shown, names), String.join(", ", names)));
            }
        });
        return new Body(fields, prefix);
    }

    /** The field as it stands; empty if it is left out. */
    Optional<JsonNode> node(String name) {
        JsonNode value = fields.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    /** A text of at most so many characters. */
    Optional<String> text(String name, int most) {
        return node(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(within(prefix, name), "It is not a text.");
            }
            if (value.textValue().length() > most) {
                throw wrong(within(prefix, name), "It is longer than %d characters.".formatted(most));
            }
            return value.textValue();
        });
    }

    /** Words that everybody will read, of at most so many characters: what looks like a password in them is struck out. */
    Optional<String> words(String name, int most) {
        return text(name, most).map(Redaction::redact);
    }

    /** A text of a field that must be there and not be blank. */
    public String required(String name, int most) {
        return text(name, most)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> wrong(within(prefix, name), "It is missing. Give it a value."));
    }

    Optional<Boolean> flag(String name) {
        return node(name).map(value -> {
            if (!value.isBoolean()) {
                throw wrong(within(prefix, name), "It is neither true nor false.");
            }
            return value.booleanValue();
        });
    }

    Optional<Double> number(String name) {
        return node(name).map(value -> {
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw wrong(within(prefix, name), "It is not a number.");
            }
            return value.doubleValue();
        });
    }

    Optional<Integer> whole(String name) {
        return node(name).map(value -> {
            boolean integral = value.isNumber()
                    && value.decimalValue().precision() < 40
                    && value.decimalValue().scale() > -40
                    && value.decimalValue().stripTrailingZeros().scale() <= 0;
            if (!integral || !value.canConvertToInt()) {
                throw wrong(within(prefix, name), "It is not a whole number, or too large.");
            }
            return value.intValue();
        });
    }

    /** One constant of an enum; UNKNOWN is none. */
    <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
        return text(name, 100).map(text -> {
            List<E> choices = Arrays.stream(type.getEnumConstants())
                    .filter(choice -> !choice.name().equals("UNKNOWN"))
                    .toList();
            return choices.stream()
                    .filter(choice -> choice.name().equals(text))
                    .findFirst()
                    .orElseThrow(() -> wrong(
                            within(prefix, name),
                            "Write one of " + choices.stream().map(Enum::name).collect(Collectors.joining(", "))
                                    + "."));
        });
    }

    /** An object within that knows only these fields. */
    Optional<Body> object(String name, String... known) {
        return node(name).map(value -> of(value, within(prefix, name), known));
    }

    /** A list of objects within, each of which knows only these fields. */
    List<Body> objects(String name, String... known) {
        return list(name, (value, place) -> of(value, place, known));
    }

    /** A list of texts. */
    List<String> texts(String name, int most) {
        return list(name, (value, place) -> {
            if (!value.isTextual() || value.textValue().length() > most) {
                throw wrong(place, "It is not a text of at most %d characters.".formatted(most));
            }
            return value.textValue();
        });
    }

    /** Reads one value of a list. */
    @FunctionalInterface
    interface Item<T> {
        T read(JsonNode value, String place);
    }

    /** A list of anything. */
    <T> List<T> list(String name, Item<T> item) {
        Optional<JsonNode> node = node(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!node.get().isArray()) {
            throw wrong(within(prefix, name), "It is not a list.");
        }
        List<T> values = new ArrayList<>();
        for (JsonNode value : node.get()) {
            values.add(item.read(value, within(prefix, name) + "[" + values.size() + "]"));
        }
        return values;
    }

    /** The problem of a field of this object. */
    RuntimeException wrongField(String name, String message) {
        return wrong(within(prefix, name), message);
    }

    private static RuntimeException wrong(String field, String message) {
        return Problem.invalid(field, message).exception();
    }

    private static String within(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }

    private static JsonNode read(byte[] bytes) {
        JsonNode tree;
        try {
            tree = READER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw wrong("body", "It is not valid JSON%s.".formatted(line(e)));
        } catch (IOException e) {
            throw wrong("body", "It is not valid JSON in UTF-8.");
        }
        requirePlain(tree);
        return tree;
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line %d)".formatted(e.getLocation().getLineNr());
    }

    private static void requirePlain(JsonNode node) {
        if (node.isTextual() && !Texts.plain(node.textValue())) {
            throw wrong("body", "A text in it holds characters that are not Unicode, or control characters.");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!Texts.plain(name)) {
                throw wrong("body", "The name of a field in it holds characters that cannot be in it.");
            }
        });
        node.forEach(Body::requirePlain);
    }
}
