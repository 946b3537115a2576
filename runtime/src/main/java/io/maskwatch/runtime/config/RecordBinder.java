package io.maskwatch.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes records from YAML, strictly: every key must be a component, every component without a default must be given
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
            return component -> Optional.ofNullable(read(component, defaults));
        }
    }

    private RecordBinder() {}

    /**
     * The record that {@code node} describes.
     *
     * @param where names the place in complaints, e.g. {@code cameras.yaml, cameras[2]}
     * @throws UserError with {@link ExitCode#CONFIGURATION} naming the place, the cause and the remedy
     */
    public static <T extends Record> T bind(JsonNode node, Class<T> type, Defaults defaults, String where) {
        if (!node.isObject()) {
            throw complaint(where, "is " + describe(node) + " where keys with values belong", "Write key: value lines");
        }
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        node.fieldNames().forEachRemaining(key -> refuseUnknown(key, known, where));
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(node, components[i], defaults, where + "." + components[i].getName());
        }
        return construct(type, components, values);
    }

    private static void refuseUnknown(String key, List<String> known, String where) {
        if (!known.contains(key)) {
            throw complaint(
                    where + "." + key,
                    "there is no such key",
                    "Did you mean " + NearestName.of(key, known) + "? Known keys: " + String.join(", ", known));
        }
    }

    private static @Nullable Object component(
            JsonNode node, RecordComponent component, Defaults defaults, String where) {
        JsonNode value = node.get(component.getName());
        if (value != null && !value.isNull()) {
            return value(value, component.getGenericType(), where);
        }
        Optional<Object> preset = defaults.apply(component);
        if (preset.isPresent()) {
            return preset.get();
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        throw complaint(where, "it is missing", "Give it a value");
    }

    private static Object value(JsonNode node, Type type, String where) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(node, list.getActualTypeArguments()[0], where);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return bind(node, plain.asSubclass(Record.class), presets(plain), where);
        }
        return scalar(node, plain, where);
    }

    /** A nested record may state its own defaults in a static method {@code defaults()}. */
    private static Defaults presets(Class<?> type) {
        try {
            return Defaults.of((Record) type.getMethod("defaults").invoke(null));
        } catch (NoSuchMethodException e) {
            return Defaults.none();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("defaults() of " + type + " failed", e);
        }
    }

    private static List<Object> list(JsonNode node, Type element, String where) {
        if (!node.isArray()) {
            throw complaint(where, "is " + describe(node) + " where a list belongs", "Write it as a list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            values.add(value(node.get(i), element, where + "[" + i + "]"));
        }
        return List.copyOf(values);
    }

    private static Object scalar(JsonNode node, Class<?> type, String where) {
        if (node.isContainerNode()) {
            throw complaint(where, "is " + describe(node) + " where one value belongs", "Give one value");
        }
        String text = node.asText().strip();
        try {
            if (type == String.class) {
                return text;
            } else if (type == int.class || type == Integer.class) {
                return Integer.valueOf(text);
            } else if (type == long.class || type == Long.class) {
                return Long.valueOf(text);
            } else if (type == double.class || type == Double.class) {
                return Double.valueOf(text);
            } else if (type == boolean.class || type == Boolean.class) {
                return bool(text);
            } else if (type == Path.class) {
                return Path.of(text);
            } else if (type == Duration.class) {
                return Durations.parse(text).orElseThrow(() -> new IllegalArgumentException("a duration"));
            } else if (type.isEnum()) {
                return constant(text, type);
            }
        } catch (IllegalArgumentException e) {
            throw complaint(where, "'" + text + "' is not " + kind(type), "Write " + kind(type));
        }
        throw new IllegalStateException("No binding for " + type + " at " + where);
    }

    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object constant(String text, Class<?> type) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name) && !name.equals("UNKNOWN"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == Duration.class) {
            return "a duration such as 500ms, 10s, 5m, 2h, 7d";
        } else if (type.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> constant.toString()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-'))
                                    .filter(name -> !name.equals("unknown"))
                                    .toList());
        }
        return type == int.class || type == long.class || type == Integer.class || type == Long.class
                ? "a whole number"
                : "a number";
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "a group of keys";
            case ARRAY -> "a list";
            case NULL, MISSING -> "empty";
            default -> "'" + node.asText() + "'";
        };
    }

    private static <T extends Record> T construct(
            Class<T> type, RecordComponent[] components, @Nullable Object[] values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("Making " + type + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Making " + type + " failed", e);
        }
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Reading " + component + " failed", e);
        }
    }

    private static UserError complaint(String where, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, where, cause, remedy);
    }
}
