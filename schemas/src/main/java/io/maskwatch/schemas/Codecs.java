package io.maskwatch.schemas;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecordBase;

/** The codecs of all records, made on demand and kept. Thread-safe. */
public final class Codecs {
    static {
        TrustedRecords.ensure();
    }

    private final SchemaLookup lookup;
    private final Map<Class<?>, RecordCodec<?>> codecs = new ConcurrentHashMap<>();

    /** Codecs that ask {@code lookup} for writers' schemas that are not compiled in. */
    public Codecs(SchemaLookup lookup) {
        this.lookup = lookup;
    }

    /** Codecs that know the compiled-in schemas only. */
    public static Codecs local() {
        return new Codecs(SchemaLookup.none());
    }

    /** The codec of a topic's values. */
    public <V extends SpecificRecordBase> RecordCodec<V> of(Topic<V> topic) {
        return of(topic.type());
    }

    /** The codec of any generated record, those of a module's own state too. */
    @SuppressWarnings("unchecked") // the map's value always has the type of its key
    public <V extends SpecificRecordBase> RecordCodec<V> of(Class<V> type) {
        return (RecordCodec<V>) codecs.computeIfAbsent(type, key -> new RecordCodec<>(type, lookup));
    }
}
