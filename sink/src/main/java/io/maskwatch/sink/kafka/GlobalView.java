package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Cameras and settings as the global tables hold them now, decoded once a change. What cannot be read counts as absent
 * and is tallied. Used by one thread.
 */
final class GlobalView {
    private final ReadOnlyKeyValueStore<String, byte[]> cameras;
    private final ReadOnlyKeyValueStore<String, byte[]> settings;
    private final RecordCodec<Camera> cameraCodec;
    private final RecordCodec<Settings> settingsCodec;
    private final ErrorTally errors;
    private final Map<String, Decoded<Camera>> knownCameras = new HashMap<>();
    private final Map<String, Decoded<SubjectSettings>> knownSettings = new HashMap<>();

    GlobalView(
            ReadOnlyKeyValueStore<String, byte[]> cameras,
            ReadOnlyKeyValueStore<String, byte[]> settings,
            RecordCodec<Camera> cameraCodec,
            RecordCodec<Settings> settingsCodec,
            ErrorTally errors) {
        this.cameras = cameras;
        this.settings = settings;
        this.cameraCodec = cameraCodec;
        this.settingsCodec = settingsCodec;
        this.errors = errors;
    }

    @Nullable
    Camera camera(String cameraId) {
        return read(cameras, knownCameras, cameraId, stored -> decode(cameraCodec, "camera " + cameraId, stored));
    }

    SubjectSettings settings(String cameraId) {
        return EffectiveSettings.of(cameraId, subject(cameraId), subject(EffectiveSettings.SITE));
    }

    List<String> cameraIds() {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = cameras.all()) {
            while (all.hasNext()) {
                KeyValue<String, byte[]> entry = all.next();
                ids.add(entry.key);
            }
        }
        return ids;
    }

    private @Nullable SubjectSettings subject(String subject) {
        return read(settings, knownSettings, subject, stored -> {
            Settings record = decode(settingsCodec, "settings of " + subject, stored);
            return record == null ? null : new SubjectSettings(record, GlobalTable.offset(stored));
        });
    }

    private <V extends SpecificRecordBase> @Nullable V decode(RecordCodec<V> codec, String what, byte[] stored) {
        try {
            return codec.decode(GlobalTable.value(stored));
        } catch (UnreadableRecordException e) {
            errors.count("unreadable " + what, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static <T> @Nullable T read(
            ReadOnlyKeyValueStore<String, byte[]> store,
            Map<String, Decoded<T>> known,
            String key,
            Function<byte[], @Nullable T> decoder) {
        byte[] stored = store.get(key);
        if (stored == null) {
            known.remove(key);
            return null;
        }
        Decoded<T> decoded = known.get(key);
        if (decoded == null || !Arrays.equals(decoded.stored(), stored)) {
            decoded = new Decoded<>(stored, decoder.apply(stored));
            known.put(key, decoded);
        }
        return decoded.value();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared as a whole
    private record Decoded<T>(byte[] stored, @Nullable T value) {}
}
