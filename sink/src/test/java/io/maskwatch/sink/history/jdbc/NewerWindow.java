package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.ComplianceWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumWriter;

/** A window in the words of a version that is not this one. */
final class NewerWindow {
    private NewerWindow() {}

    /** The window with that schema, which has fields more than ours, in Avro's single-object encoding. */
    static byte[] encode(Schema schema, ComplianceWindow window) {
        try {
            ByteArrayOutputStream ours = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(ours, null);
            new SpecificDatumWriter<>(ComplianceWindow.class).write(window, encoder);
            encoder.flush();
            GenericRecord theirs = new GenericDatumReader<GenericRecord>(window.getSchema(), schema)
                    .read(null, DecoderFactory.get().binaryDecoder(ours.toByteArray(), null));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new BinaryMessageEncoder<GenericRecord>(GenericData.get(), schema).encode(theirs, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
