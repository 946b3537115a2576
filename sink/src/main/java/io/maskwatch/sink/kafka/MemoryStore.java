package io.maskwatch.sink.kafka;

import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.sink.state.CameraMemory;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The cameras' memories as records. Used by one thread. */
final class MemoryStore {
    private final KeyValueStore<String, byte[]> store;
    private final RecordCodec<CameraMemory> codec;

    MemoryStore(KeyValueStore<String, byte[]> store, RecordCodec<CameraMemory> codec) {
        this.store = store;
        this.codec = codec;
    }

    @Nullable
    CameraMemory find(String cameraId) {
        byte[] bytes = store.get(cameraId);
        return bytes == null ? null : codec.decode(bytes);
    }

    /** Keeps the memory; returns its size in bytes. */
    int keep(String cameraId, CameraMemory memory) {
        byte[] bytes = codec.encode(memory);
        store.put(cameraId, bytes);
        return bytes.length;
    }

    void forget(String cameraId) {
        store.delete(cameraId);
    }

    List<String> cameraIds() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                ids.add(all.next().key);
            }
        }
        return ids;
    }
}
