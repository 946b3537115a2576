package io.maskwatch.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes records from YAML, strictly: every key must be a component (or what its {@link YamlKey} says), every component without a default must be given
 * unless it may be null, every value must have the component's type. Each complaint names the place. Stateless.
 *
 * <p>Component types: text, numbers, booleans, {@link Duration} ({@code 10s}), {@link Path}, enums (any case, hyphens for
 * underscores), records, and lists of these.
 */
public final class RecordBinder {
    /** What to use for a component that is not given; empty makes it required, unless it may be null. */
    @FunctionalInterface
    public interface Defaults extends Function<RecordComponent, Optional<Object>> {
        /** Every component is required, unless it may be null. */
        static Defaults none() {
            return component -> Optional.empty();
        }

        /** Takes what {@code defaults} has. */
        static Defaults of(Record defaults) {
            return component -> RecordParts.read(component, defaults);
        }
    }

    private RecordBinder() {}

    /**
     * The record that {@code node} describes.
     *
     * @param where names the place in complaints, e.g. {@code cameras.yaml, cameras[2]}; after a comma and a space keys
     *     follow without a dot
     * @throws UserError with {@link ExitCode#CONFIGURATION} naming the place, the cause and the remedy
     */
    public static <T extends Record> T bind(JsonNode node, Class<T> type, Defaults defaults, String where) {
        if (!node.isObject()) {
            throw complaint(where, "is " + describe(node) + " where keys with values belong", "Write key: value lines");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> known = Arrays.stream(components).map(RecordBinder::key).toList();
        node.fieldNames().forEachRemaining(key -> refuseUnknown(key, known, where));
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(node, components[i], defaults, within(where, key(components[i])));
        }
        return RecordParts.construct(type, values);
    }

    private static String key(RecordComponent component) {
        YamlKey key = component.getAnnotation(YamlKey.class);
        return key == null ? component.getName() : key.value();
    }

    private static void refuseUnknown(String key, List<String> known, String where) {
        if (!known.contains(key)) {
            throw complaint(
                    within(where, key),
                    "there is no such key",
                    "Did you mean " + NearestName.of(key, known) + "? Known keys: " + String.join(", ", known));
        }
    }

    private static @Nullable Object component(
            JsonNode node, RecordComponent component, Defaults defaults, String where) {
        Optional<Object> preset = defaults.apply(component);
        JsonNode value = node.get(key(component));
        if (value != null && !value.isNull()) {
            return value(value, component.getGenericType(), preset, where);
        }
        if (preset.isPresent()) {
            return preset.get();
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        throw complaint(where, "it is missing", "Give it a value");
    }

    private static Object value(JsonNode node, Type type, Optional<Object> preset, String where) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(node, list.getActualTypeArguments()[0], where);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return bind(node, plain.asSubclass(Record.class), presets(plain, preset), where);
        }
        return scalar(node, plain, where);
    }

    /** What a nested record lacks comes from the outer one's default, else from its static method {@code defaults()}. */
    private static Defaults presets(Class<?> type, Optional<Object> preset) {
        return preset.map(Record.class::cast)
                .or(() -> RecordParts.defaults(type))
                .map(Defaults::of)
                .orElse(Defaults.none());
    }

    private static List<Object> list(JsonNode node, Type element, String where) {
        if (!node.isArray()) {
            throw complaint(where, "is " + describe(node) + " where a list belongs", "Write it as a list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            values.add(value(node.get(i), element, Optional.empty(), where + "[" + i + "]"));
        }
        return List.copyOf(values);
    }

    private static Object scalar(JsonNode node, Class<?> type, String where) {
        if (node.isContainerNode() || node.isNull()) {
            throw complaint(where, "is " + describe(node) + " where one value belongs", "Give one value");
        }
        String text = node.asText().strip();
        try {
            return ScalarText.convert(text, type);
        } catch (IllegalArgumentException e) {
            String described = ScalarText.described(type);
            throw complaint(where, "'" + text + "' is not " + described, remedy(text, type, described));
        }
    }

    private static String remedy(String text, Class<?> type, String described) {
        return type.isEnum()
                ? "Did you mean " + NearestName.of(text, ScalarText.choices(type)) + "?"
                : "Write " + described;
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a group of keys";
            case ARRAY -> "a list";
            case NULL, MISSING -> "empty";
            default -> "'" + node.asText() + "'";
        };
    }

    private static String within(String where, String key) {
        return where.endsWith(", ") ? where + key : where + "." + key;
    }

    private static UserError complaint(String where, String cause, String remedy) {
        String place = where.endsWith(", ") ? where.substring(0, where.length() - 2) : where;
        return new UserError(ExitCode.CONFIGURATION, place, cause, remedy);
    }
}
