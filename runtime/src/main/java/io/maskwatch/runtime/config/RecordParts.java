package io.maskwatch.runtime.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes records from their components and takes them apart, private ones too. Stateless. */
final class RecordParts {
    private RecordParts() {}

    /** The record; what its constructor throws comes out as it is. */
    static <T extends Record> T construct(Class<T> type, @Nullable Object[] values) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
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

    static Optional<Object> read(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return Optional.ofNullable(component.getAccessor().invoke(record));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Reading " + component + " failed", e);
        }
    }

    /** What the type's static method {@code defaults()} returns, if it has one. */
    static Optional<Record> defaults(Class<?> type) {
        try {
            Method method = type.getDeclaredMethod("defaults");
            method.setAccessible(true);
            return Optional.ofNullable((Record) method.invoke(null));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("defaults() of " + type + " failed", e);
        }
    }
}
