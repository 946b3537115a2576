package io.maskwatch.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Between one kind of record and its bytes: Avro's single-object encoding (C3 01, the writer's fingerprint in
 * little-endian order, the body). Thread-safe.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">the specification</a>
 */
public final class RecordCodec<V extends SpecificRecordBase> {
    private static final int HEADER_BYTES = 10;

    private final Schema schema;
    private final BinaryMessageEncoder<V> encoder;
    private final BinaryMessageDecoder<V> decoder;

    RecordCodec(Class<V> type, SchemaLookup lookup) {
        SpecificData model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        SchemaStore store = fingerprint -> lookup.find(fingerprint).orElse(null);
        this.decoder = new BinaryMessageDecoder<>(model, schema, store);
    }

    /** The schema that records are written with and read into. */
    public Schema schema() {
        return schema;
    }

    /** The record's bytes, a fresh array. */
    public byte[] encode(V value) {
        try {
            ByteBuffer bytes = encoder.encode(value);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding into memory failed", e);
        }
    }

    /**
     * The record of these bytes.
     *
     * @throws UnreadableRecordException if the bytes are no record of this kind
     * @throws UnknownSchemaException if the writer's schema is not known yet
     */
    public V decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (MissingSchemaException e) {
            throw new UnknownSchemaException(fingerprint(bytes));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | ClassCastException e) {
            throw new UnreadableRecordException(
                    "Not a readable %s (%d bytes): %s".formatted(schema.getName(), bytes.length, e.getMessage()), e);
        }
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes, 2, HEADER_BYTES - 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }
}
