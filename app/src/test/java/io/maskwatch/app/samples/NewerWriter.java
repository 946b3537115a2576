package io.maskwatch.app.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;

/** Writes alerts as a later release would: with one more field, and a kind of rule that today's does not know. */
final class NewerWriter {
    static final String KIND = "LOITERING";

    private static final int HEADER_BYTES = 10;

    private final Schema schema;

    NewerWriter() {
        try {
            ObjectNode alert = (ObjectNode)
                    new ObjectMapper().readTree(Alert.getClassSchema().toString());
            ArrayNode fields = (ArrayNode) alert.get("fields");
            fields.insertObject(1).put("name", "floor").put("type", "int").put("default", 3);
            fields.forEach(field -> {
                if (field.get("name").asText().equals("kind")) {
                    ((ArrayNode) field.get("type").get("symbols")).add(KIND);
                }
            });
            schema = new Schema.Parser().parse(alert.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Key of the schema on its topic. */
    String fingerprint() {
        return "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema));
    }

    /** Value of the schema on its topic. */
    byte[] schema() {
        return schema.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The alert, of the new kind. */
    byte[] encode(Alert alert) {
        try {
            ByteBuffer today = alert.toByteBuffer();
            GenericData.Record record = new GenericDatumReader<GenericData.Record>(Alert.getClassSchema(), schema)
                    .read(
                            null,
                            DecoderFactory.get()
                                    .binaryDecoder(
                                            today.array(),
                                            today.arrayOffset() + HEADER_BYTES,
                                            today.remaining() - HEADER_BYTES,
                                            null));
            record.put(
                    "kind", new GenericData.EnumSymbol(schema.getField("kind").schema(), KIND));
            ByteBuffer bytes = new BinaryMessageEncoder<GenericData.Record>(new GenericData(), schema).encode(record);
            byte[] value = new byte[bytes.remaining()];
            bytes.get(value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
