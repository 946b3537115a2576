package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Records as JSON under their own names, in their own order; times as {@link Times} writes them. Stateless. */
public final class RecordTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private RecordTree() {}

    /** The record as a fresh tree; null for null. */
    public static JsonNode orNull(@Nullable SpecificRecordBase record) {
        return record == null ? NODES.nullNode() : of(record);
    }

    /** The record as a fresh tree. */
    public static ObjectNode of(SpecificRecordBase record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            object.set(field.name(), node(record.get(field.pos())));
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value instanceof SpecificRecordBase record) {
            return of(record);
        } else if (value instanceof Collection<?> items) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        } else if (value instanceof Map<?, ?> entries) {
            ObjectNode object = NODES.objectNode();
            entries.forEach((key, item) -> object.set(String.valueOf(key), node(item)));
            return object;
        } else if (value instanceof Instant time) {
            return NODES.textNode(Times.text(time));
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }

    /** A float as the decimal number that it was written as, not as the nearest double. */
    private static JsonNode number(Number number) {
        if (number instanceof Float value) {
            return NODES.numberNode(Double.parseDouble(value.toString()));
        } else if (number instanceof Double value) {
            return NODES.numberNode(value);
        }
        return NODES.numberNode(number.longValue());
    }
}
