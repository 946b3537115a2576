package io.maskwatch.schemas;

import java.util.Optional;
import org.apache.avro.Schema;

/** Finds the schema that a record was written with. Implementations are thread-safe. */
@FunctionalInterface
public interface SchemaLookup {
    /**
     * The schema with that CRC-64-AVRO fingerprint, or empty if it is unknown now. May block for a look-up of bounded
     * time.
     */
    Optional<Schema> find(long fingerprint);

    /** Knows nothing beyond what is compiled in. */
    static SchemaLookup none() {
        return fingerprint -> Optional.empty();
    }
}
