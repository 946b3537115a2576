package io.maskwatch.sink.history.killed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Makes records that somebody else has written. Stateless. */
final class OtherSchema {
    private OtherSchema() {}

    /** The record's bytes as if its writer had that schema, whose fields are of the same types. */
    static byte[] header(Schema schema, byte[] bytes) {
        byte[] theirs = bytes.clone();
        ByteBuffer.wrap(theirs)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(2, SchemaNormalization.parsingFingerprint64(schema));
        return theirs;
    }
}
