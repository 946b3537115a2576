package io.maskwatch.app.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Records as JSON for people and scripts: times in ISO 8601, pictures and other bytes as their size. Thread-safe. */
public final class RecordJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RecordJson() {}

    /** The record as one line of JSON. */
    public static String line(SpecificRecordBase value) {
        return tree(value).toString();
    }

    /** Any tree as indented JSON. */
    public static String pretty(JsonNode tree) {
        return tree.toPrettyString();
    }

    /** A mapper for records (Java's) of our reports. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** The record as a tree. */
    public static ObjectNode tree(SpecificRecordBase value) {
        return object(value);
    }

    private static ObjectNode object(SpecificRecord value) {
        ObjectNode object = NODES.objectNode();
        // a record's conversions (times) are applied by its accessors by name, so ask it as Avro's own base class does
        SpecificRecordBase base = (SpecificRecordBase) value;
        for (Schema.Field field : base.getSchema().getFields()) {
            object.set(field.name(), node(base.get(field.pos())));
        }
        return object;
    }

    private static JsonNode node(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof SpecificRecord record) {
            return object(record);
        } else if (value instanceof Collection<?> items) {
            ArrayNode array = NODES.arrayNode();
            items.forEach(item -> array.add(node(item)));
            return array;
        } else if (value instanceof Map<?, ?> entries) {
            ObjectNode object = NODES.objectNode();
            entries.forEach((key, item) -> object.set(String.valueOf(key), node(item)));
            return object;
        } else if (value instanceof ByteBuffer bytes) {
            return NODES.textNode("<" + bytes.remaining() + " bytes>");
        } else if (value instanceof Instant instant) {
            return NODES.textNode(instant.toString());
        } else if (value instanceof Float number) {
            return NODES.numberNode(Double.parseDouble(number.toString()));
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        return NODES.textNode(value.toString());
    }
}
