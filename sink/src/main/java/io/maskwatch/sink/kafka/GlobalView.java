package io.maskwatch.sink.kafka;

import io.maskwatch.runtime.ErrorTally;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraMode;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.UnreadableRecordException;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
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
    private final LongSupplier changes;
    private long seenChanges = -1;
    private Set<String> streaming = Set.of();
    private Map<String, List<String>> areasOfCameras = Map.of();
    private final Map<String, Decoded<Camera>> knownCameras = new HashMap<>();
    private final Map<String, Decoded<SubjectSettings>> knownSettings = new HashMap<>();

    /** The view of a task. */
    GlobalView(SinkParts parts, ProcessingContext context, ErrorTally errors) {
        KeyValueStore<String, byte[]> cameraTable = context.getStateStore(SinkTopology.CAMERAS);
        KeyValueStore<String, byte[]> settingsTable = context.getStateStore(SinkTopology.SETTINGS);
        this.cameras = cameraTable;
        this.settings = settingsTable;
        this.cameraCodec = parts.codecs().of(Topics.CAMERAS);
        this.settingsCodec = parts.codecs().of(Topics.SETTINGS);
        this.errors = errors;
        this.changes = parts.tableChanges()::get;
    }

    @Nullable
    Camera camera(String cameraId) {
        return read(cameras, knownCameras, cameraId, stored -> decode(cameraCodec, "camera " + cameraId, stored));
    }

    SubjectSettings settings(String cameraId) {
        return EffectiveSettings.of(cameraId, subject(cameraId), subject(EffectiveSettings.SITE));
    }

    /** The settings in force for an area; null if there is no such area. */
    @Nullable
    SubjectSettings area(String area) {
        SubjectSettings own = subject(area);
        return own == null ? null : EffectiveSettings.ofArea(own, subject(EffectiveSettings.SITE));
    }

    /** Ids of the cameras that are to stream. */
    Set<String> streaming() {
        refresh();
        return streaming;
    }

    /** The areas that a camera belongs to. */
    List<String> areasOf(String cameraId) {
        refresh();
        return areasOfCameras.getOrDefault(cameraId, List.of());
    }

    List<String> cameraIds() {
        return keys(cameras);
    }

    List<String> areas() {
        return keys(settings).stream()
                .filter(subject -> subject.startsWith(EffectiveSettings.AREA))
                .toList();
    }

    /** Whether that camera is to stream. */
    static boolean toStream(@Nullable Camera camera) {
        return camera != null && camera.getEnabled() && camera.getMode() == CameraMode.RUN;
    }

    /** A change is counted after it was made; so what is read after the count was read is not older. */
    private void refresh() {
        long now = changes.getAsLong();
        if (now == seenChanges) {
            return;
        }
        seenChanges = now;
        streaming = cameraIds().stream().filter(id -> toStream(camera(id))).collect(Collectors.toUnmodifiableSet());
        Map<String, List<String>> areas = new HashMap<>();
        for (String area : areas()) {
            SubjectSettings own = subject(area);
            if (own != null && own.settings().getCameras() != null) {
                own.settings()
                        .getCameras()
                        .forEach(camera -> areas.computeIfAbsent(camera, key -> new ArrayList<>())
                                .add(area));
            }
        }
        areasOfCameras = areas;
    }

    private static List<String> keys(ReadOnlyKeyValueStore<String, byte[]> store) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                keys.add(all.next().key);
            }
        }
        return keys;
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
