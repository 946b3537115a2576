package io.maskwatch.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Records filled field by field from their schema: always the same ones, or as a seed has it. */
final class FilledRecords {
    private static final Instant MOMENT = Instant.parse("2026-11-21T01:02:03.456Z");

    private final @Nullable RandomGenerator random;

    private FilledRecords(@Nullable RandomGenerator random) {
        this.random = random;
    }

    /** The one fixed record of that type: every union takes its last branch, every list has two elements. */
    static <V extends SpecificRecordBase> V fixed(Class<V> type) {
        return new FilledRecords(null).record(type);
    }

    static <V extends SpecificRecordBase> V random(Class<V> type, RandomGenerator random) {
        return new FilledRecords(random).record(type);
    }

    private <V extends SpecificRecordBase> V record(Class<V> type) {
        return type.cast(record(SpecificData.getForClass(type).getSchema(type)));
    }

    private @Nullable Object value(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ENUM -> SpecificData.get().createEnum(pick(schema.getEnumSymbols()), schema);
            case UNION -> value(pick(schema.getTypes()), name);
            case ARRAY -> list(schema.getElementType(), name);
            case MAP -> map(schema.getValueType(), name);
            case STRING -> text(name);
            case BYTES -> ByteBuffer.wrap(text(name).getBytes(StandardCharsets.UTF_8));
            case INT -> (int) number(name);
            case LONG -> schema.getLogicalType() == LogicalTypes.timestampMillis() ? moment() : (Object) number(name);
            case FLOAT -> number(name) / 1024f;
            case DOUBLE -> number(name) / 1024.0;
            case BOOLEAN -> random == null || random.nextBoolean();
            case NULL -> null;
            case FIXED -> throw new IllegalArgumentException("No fixed values in our schemas: " + name);
        };
    }

    private SpecificRecordBase record(Schema schema) {
        SpecificRecordBase record =
                (SpecificRecordBase) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(field.schema(), field.name()));
        }
        return record;
    }

    private List<@Nullable Object> list(Schema element, String name) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random == null ? 2 : random.nextInt(4); i > 0; i--) {
            list.add(value(element, name + i));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(Schema element, String name) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = random == null ? 1 : random.nextInt(4); i > 0; i--) {
            map.put(name + i, value(element, name));
        }
        return map;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random == null ? choices.size() - 1 : random.nextInt(choices.size()));
    }

    private String text(String name) {
        return random == null
                ? name
                : random.ints(random.nextInt(20), 1, 0xD800)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private long number(String name) {
        return random == null ? name.length() : random.nextInt(-1_000_000, 1_000_000);
    }

    private Instant moment() {
        return random == null ? MOMENT : Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }
}
