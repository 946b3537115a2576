package io.maskwatch.sink.state;

import io.maskwatch.schemas.SchemaLookup;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas that released sinks wrote their state with, from this jar; they are nobody else's affair, so that they are
 * not on the topic of schemas. State of a newer sink is unknown: an outage until that sink is back. Thread-safe.
 */
public final class ReleasedStates implements SchemaLookup {
    /** Release and record of each file. */
    static final List<String> FILES = List.of(
            "0.1.0/CameraMemory",
            "0.2.0/CameraMemory",
            "0.2.0/AreaMemory",
            "0.2.0/SiteMemory",
            "0.2.0/Signal",
            "0.3.0/CameraMemory");

    private static final String FOLDER = "/maskwatch/sink-state/";

    private final Map<Long, Schema> known = new HashMap<>();

    /** Reads the schemas. */
    public ReleasedStates() {
        for (String file : FILES) {
            Schema schema = read(file);
            known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
        }
    }

    @Override
    public Optional<Schema> find(long fingerprint) {
        return Optional.ofNullable(known.get(fingerprint));
    }

    static Schema read(String file) {
        String path = FOLDER + file + ".avsc";
        try (InputStream stream = ReleasedStates.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new FileNotFoundException(path);
            }
            return new Schema.Parser().parse(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("The sink's jar is damaged", e);
        }
    }
}
