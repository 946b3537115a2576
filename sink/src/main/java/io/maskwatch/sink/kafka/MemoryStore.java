package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.RecordCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Memories of one kind as records, by the subject's key. Used by one thread. */
final class MemoryStore<V extends SpecificRecordBase> {
    private final KeyValueStore<String, byte[]> store;
    private final RecordCodec<V> codec;

    MemoryStore(KeyValueStore<String, byte[]> store, RecordCodec<V> codec) {
        this.store = store;
        this.codec = codec;
    }

    @Nullable
    V find(String key) {
        byte[] bytes = store.get(key);
        return bytes == null ? null : codec.decode(bytes);
    }

    /** Keeps the memory; returns its size in bytes. */
    int keep(String key, V memory) {
        byte[] bytes = codec.encode(memory);
        store.put(key, bytes);
        return bytes.length;
    }

    /** Keeps the memory if anything of it has changed. */
    void keepIfChanged(String key, V memory) {
        byte[] bytes = codec.encode(memory);
        if (!Arrays.equals(bytes, store.get(key))) {
            store.put(key, bytes);
        }
    }

    void forget(String key) {
        store.delete(key);
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                keys.add(all.next().key);
            }
        }
        return keys;
    }
}
