package io.maskwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final int HEADER_BYTES = 10;

    private final Codecs codecs = Codecs.local();

    @Property(tries = 200)
    void everyRecordSurvivesTheRoundTrip(@ForAll long seed) {
        Topics.all().forEach(topic -> assertSurvives(topic, seed));
    }

    private <V extends SpecificRecordBase> void assertSurvives(Topic<V> topic, long seed) {
        V record = FilledRecords.random(topic.type(), new Random(seed));
        assertThat(codecs.of(topic).decode(codecs.of(topic).encode(record))).isEqualTo(record);
    }

    @Test
    void encodesAsTheSpecificationSays() {
        byte[] bytes = codecs.of(Topics.FRAMES).encode(FilledRecords.fixed(Frame.class));
        assertThat(bytes).startsWith(0xC3, 0x01);
        assertThat(ByteBuffer.wrap(bytes, 2, 8)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getLong())
                .isEqualTo(SchemaNormalization.parsingFingerprint64(Frame.getClassSchema()));
    }

    @Test
    void handsOutBytesThatLaterOnesDoNotChange() {
        RecordCodec<Frame> codec = codecs.of(Topics.FRAMES);
        byte[] first = codec.encode(FilledRecords.random(Frame.class, new Random(1)));
        byte[] copy = first.clone();
        codec.encode(FilledRecords.random(Frame.class, new Random(2)));
        assertThat(first).isEqualTo(copy);
    }

    @Test
    void forgetsARecordThatCouldNotBeWritten() {
        RecordCodec<Frame> codec = codecs.of(Topics.FRAMES);
        byte[] whole = fixedBytes(Topics.FRAMES);
        Frame broken = FilledRecords.fixed(Frame.class);
        broken.put("jpeg", null);
        assertThatThrownBy(() -> codec.encode(broken)).isInstanceOf(NullPointerException.class);

        assertThat(fixedBytes(Topics.FRAMES)).isEqualTo(whole);
    }

    @Test
    void refusesEveryTruncation() {
        for (Topic<?> topic : Topics.all()) {
            byte[] whole = fixedBytes(topic);
            for (int length = 0; length < whole.length; length++) {
                byte[] part = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> codecs.of(topic).decode(part))
                        .as("%s cut to %d", topic, length)
                        .isInstanceOf(UnreadableRecordException.class);
            }
        }
    }

    @Test
    void refusesWhatFollowsTheEnd() {
        byte[] whole = fixedBytes(Topics.ALERTS);
        assertThatThrownBy(() -> codecs.of(Topics.ALERTS).decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("Alert");
    }

    @Property(tries = 2000)
    void garbageIsUnreadableAndNothingElse(@ForAll byte[] garbage, @ForAll long seed) {
        for (Topic<?> topic : Topics.all()) {
            byte[] afterHeader = Arrays.copyOf(fixedBytes(topic), HEADER_BYTES + garbage.length);
            System.arraycopy(garbage, 0, afterHeader, HEADER_BYTES, garbage.length);
            assertReadOrUnreadable(topic, afterHeader);
            assertReadOrUnreadable(topic, mutated(fixedBytes(topic), new Random(seed)));
        }
    }

    @Test
    void hugeLengthsAllocateNothing() {
        // zigzag varints of Integer.MAX_VALUE - 8, Long.MAX_VALUE, Long.MIN_VALUE, -1: at any place in a body
        List<byte[]> lengths = List.of(
                new byte[] {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F},
                new byte[] {-2, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, 1},
                new byte[] {1});
        for (Topic<?> topic : Topics.all()) {
            byte[] whole = fixedBytes(topic);
            for (byte[] length : lengths) {
                for (int at = HEADER_BYTES; at < whole.length; at++) {
                    ByteBuffer damaged = ByteBuffer.allocate(at + length.length + whole.length - at);
                    damaged.put(whole, 0, at).put(length).put(whole, at, whole.length - at);
                    assertReadOrUnreadable(topic, damaged.array());
                }
            }
        }
    }

    @Test
    void unknownFingerprintIsAnOutageAndNamesIt() {
        byte[] bytes = fixedBytes(Topics.FRAMES);
        bytes[2] ^= 1;
        long fingerprint = ByteBuffer.wrap(bytes, 2, 8)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .getLong();
        assertThatThrownBy(() -> codecs.of(Topics.FRAMES).decode(bytes))
                .isInstanceOfSatisfying(
                        UnknownSchemaException.class,
                        e -> assertThat(e.fingerprint()).isEqualTo(fingerprint))
                .hasMessageContaining("%016x".formatted(fingerprint));
    }

    @Test
    void failureOfTheLookupIsNotTakenForABadMessage() {
        Codecs failing = new Codecs(fingerprint -> {
            throw new IllegalStateException("broker gone");
        });
        byte[] bytes = fixedBytes(Topics.FRAMES);
        bytes[2] ^= 1;
        assertThatThrownBy(() -> failing.of(Topics.FRAMES).decode(bytes)).hasMessage("broker gone");
    }

    @Test
    void resolvesAnOlderWritersSchema() throws IOException {
        Schema older = SchemaBuilder.record("io.maskwatch.schemas.Acknowledgement")
                .fields()
                .requiredString("alertId")
                .requiredString("subject")
                .requiredString("by")
                .name("at")
                .type(org.apache.avro.LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
                .noDefault()
                .endRecord();
        GenericRecord record = new GenericData.Record(older);
        record.put("alertId", "a1");
        record.put("subject", "gate");
        record.put("by", "Ada");
        record.put("at", 42L);

        Acknowledgement read = knowing(older).of(Topics.ACKNOWLEDGEMENTS).decode(encode(older, record));

        assertThat(read).isEqualTo(new Acknowledgement("a1", "gate", "Ada", "", Instant.ofEpochMilli(42)));
    }

    @Test
    void symbolOfANewerWriterBecomesTheDefault() throws IOException {
        Schema newer = new Schema.Parser()
                .parse(Camera.getClassSchema().toString().replace("\"TCP\",\"UDP\"", "\"TCP\",\"UDP\",\"QUIC\""));
        GenericRecord record = new GenericData.Record(newer);
        newer.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> record.put(field.pos(), GenericData.get().getDefaultValue(field)));
        record.put("cameraId", "gate");
        record.put("name", "Gate");
        record.put("url", "rtsp://host/");
        record.put(
                "transport",
                new GenericData.EnumSymbol(newer.getField("transport").schema(), "QUIC"));

        byte[] bytes = encode(newer, record);
        RecordCodec<Camera> codec = knowing(newer).of(Topics.CAMERAS);

        Camera read = codec.decode(bytes);

        assertThat(codec.writerSchema(bytes)).isEqualTo(newer);
        assertThat(codec.writerSchema(codec.encode(read))).isEqualTo(codec.schema());
        assertThat(read.getTransport()).isEqualTo(Transport.UNKNOWN);
        assertThat(read.getMaxWidthPx()).isEqualTo(1280);
    }

    @Test
    void foreignSchemaUnderAKnownFingerprintIsUnreadable() throws IOException {
        Schema foreign =
                SchemaBuilder.record("other.Thing").fields().requiredInt("x").endRecord();
        GenericRecord record = new GenericData.Record(foreign);
        record.put("x", 1);
        byte[] bytes = encode(foreign, record);
        assertThatThrownBy(() -> knowing(foreign).of(Topics.CAMERAS).decode(bytes))
                .isInstanceOf(UnreadableRecordException.class);
    }

    private static Codecs knowing(Schema schema) {
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        return new Codecs(asked -> asked == fingerprint ? Optional.of(schema) : Optional.empty());
    }

    private static byte[] encode(Schema schema, GenericRecord record) throws IOException {
        ByteBuffer bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(record);
        return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset(), bytes.arrayOffset() + bytes.remaining());
    }

    private <V extends SpecificRecordBase> byte[] fixedBytes(Topic<V> topic) {
        return codecs.of(topic).encode(FilledRecords.fixed(topic.type()));
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            bytes[HEADER_BYTES + random.nextInt(bytes.length - HEADER_BYTES)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private void assertReadOrUnreadable(Topic<?> topic, byte[] bytes) {
        try {
            codecs.of(topic).decode(bytes);
        } catch (UnreadableRecordException expected) {
            assertThat(expected).hasMessageContaining(topic.type().getSimpleName());
        }
    }
}
