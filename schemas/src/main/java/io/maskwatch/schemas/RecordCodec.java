package io.maskwatch.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Between one kind of record and its bytes: Avro's single-object encoding (C3 01, the writer's fingerprint in
 * little-endian order, the body). Reads from the array itself, not from a stream, because only then does Avro check
 * stated lengths against what is there before it allocates. Thread-safe.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">the specification</a>
 */
public final class RecordCodec<V extends SpecificRecordBase> {
    private static final int HEADER_BYTES = 10;
    private static final short MARK = (short) 0xC301;

    private final SpecificData model;
    private final Schema schema;
    private final byte[] header;
    private final DatumWriter<V> writer;
    private final ThreadLocal<Pen> pens = ThreadLocal.withInitial(Pen::new);
    private final SchemaLookup lookup;
    private final Map<Long, SpecificDatumReader<V>> readers = new ConcurrentHashMap<>();

    RecordCodec(Class<V> type, SchemaLookup lookup) {
        this.model = SpecificData.getForClass(type);
        this.schema = model.getSchema(type);
        this.writer = new SpecificDatumWriter<>(schema, model);
        this.lookup = lookup;
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        this.header = header(fingerprint);
        readers.put(fingerprint, reader(schema));
    }

    /** The schema that records are written with and read into. */
    public Schema schema() {
        return schema;
    }

    /** The record's bytes, a fresh array. */
    public byte[] encode(V value) {
        try {
            return pens.get().write(header, writer, value);
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
        return read(readerFor(fingerprint(bytes)), bytes);
    }

    /**
     * The schema that a record of this kind was written with, for whoever keeps its bytes.
     *
     * @throws UnreadableRecordException if the bytes do not begin as a record does
     * @throws UnknownSchemaException if the writer's schema is not known yet
     */
    public Schema writerSchema(byte[] bytes) {
        return readerFor(fingerprint(bytes)).getSchema();
    }

    /** The same of bytes within a record, whose position stays. */
    public V decode(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return decode(copy);
    }

    private V read(DatumReader<V> reader, byte[] bytes) {
        try {
            BinaryDecoder body =
                    DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
            V value = reader.read(null, body);
            if (body.isEnd()) {
                return value;
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // A pure function of the bytes and a writer's schema that may be anybody's: whatever it throws is their
            // fault.
            throw new UnreadableRecordException(
                    "Not a readable %s (%d bytes): %s".formatted(schema.getName(), bytes.length, e.getMessage()), e);
        }
        throw new UnreadableRecordException(
                "Not a readable %s (%d bytes): more follows its end".formatted(schema.getName(), bytes.length));
    }

    private SpecificDatumReader<V> readerFor(long fingerprint) {
        SpecificDatumReader<V> reader = readers.get(fingerprint);
        if (reader == null) {
            Schema writer = lookup.find(fingerprint).orElseThrow(() -> new UnknownSchemaException(fingerprint));
            reader = reader(writer);
            readers.put(fingerprint, reader);
        }
        return reader;
    }

    private SpecificDatumReader<V> reader(Schema writer) {
        return new SpecificDatumReader<>(writer, schema, model);
    }

    private static byte[] header(long fingerprint) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .putShort(MARK)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint)
                .array();
    }

    private long fingerprint(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || ByteBuffer.wrap(bytes).getShort() != MARK) {
            throw new UnreadableRecordException("Not a readable %s (%d bytes): it does not begin as a record does"
                    .formatted(schema.getName(), bytes.length));
        }
        return ByteBuffer.wrap(bytes, 2, HEADER_BYTES - 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    /** Writes records one by one, into the same memory. For one thread. */
    private static final class Pen {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

        <V> byte[] write(byte[] header, DatumWriter<V> writer, V value) throws IOException {
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder); // empties what a failed write has left in it
            bytes.reset();
            encoder.writeFixed(header);
            writer.write(value, encoder);
            encoder.flush();
            return bytes.toByteArray();
        }
    }
}
