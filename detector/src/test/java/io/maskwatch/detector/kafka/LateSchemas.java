package io.maskwatch.detector.kafka;

import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.SchemaLookup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;

/** Frames of a newer writer, whose schema becomes known only when it is told. Thread-safe. */
final class LateSchemas implements SchemaLookup {
    private final Map<Long, Schema> known = new ConcurrentHashMap<>();
    private final Schema newer;

    LateSchemas() {
        String json = Frame.getClassSchema().toString();
        int end = json.lastIndexOf("]");
        newer = new Schema.Parser()
                .parse(json.substring(0, end)
                        + ",{\"name\":\"exposureMs\",\"type\":\"double\",\"default\":0.0}"
                        + json.substring(end));
    }

    /** The frame as that writer would write it. */
    byte[] encode(Frame frame) {
        GenericRecordBuilder builder = new GenericRecordBuilder(newer);
        for (Schema.Field field : Frame.getClassSchema().getFields()) {
            Object value = frame.get(field.pos());
            builder.set(field.name(), value instanceof Instant at ? (Object) at.toEpochMilli() : value);
        }
        GenericRecord written = builder.build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new BinaryMessageEncoder<GenericRecord>(GenericData.get(), newer).encode(written, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    void publish() {
        known.put(SchemaNormalization.parsingFingerprint64(newer), newer);
    }

    @Override
    public Optional<Schema> find(long fingerprint) {
        return Optional.ofNullable(known.get(fingerprint));
    }
}
