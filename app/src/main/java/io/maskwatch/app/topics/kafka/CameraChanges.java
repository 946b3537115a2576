package io.maskwatch.app.topics.kafka;

import io.maskwatch.app.rules.SettingsDifference;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What must be written so that the topics of cameras and settings say what is wanted, and the same in words. Not
 * thread-safe.
 */
final class CameraChanges {
    private final Codecs codecs;
    private final Map<String, Camera> known;
    private final Map<String, Settings> judgedBy;
    private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** None yet, to what the topics say now. */
    CameraChanges(Codecs codecs, Map<String, Camera> known, Map<String, Settings> judgedBy) {
        this.codecs = codecs;
        this.known = known;
        this.judgedBy = judgedBy;
    }

    /**
     * Makes what the file names what it says. Zones, rules and limits of a known camera that states none are taken back;
     * those of a new one were stated ahead, and stay.
     */
    void apply(CameraFile file) {
        Set<String> judged = file.settings().stream().map(Settings::getSubject).collect(Collectors.toSet());
        for (Camera camera : file.cameras()) {
            String id = camera.getCameraId();
            connect(camera);
            if (!judged.contains(id) && known.containsKey(id)) {
                judge(nothing(id));
            }
        }
        file.settings().forEach(this::judge);
    }

    /** Removes the known cameras that the file does not name. */
    void removeOthers(CameraFile file) {
        Set<String> named = file.cameras().stream().map(Camera::getCameraId).collect(Collectors.toSet());
        known.keySet().stream().filter(id -> !named.contains(id)).forEach(this::remove);
    }

    /** Removes a camera, and what it states of its own, lest the next one of that id inherits it. */
    void remove(String id) {
        records.add(cameraRecord(id, null));
        if (judgedBy.containsKey(id)) {
            records.add(settingsRecord(id, null));
        }
        lines.add("removed " + id);
    }

    List<ProducerRecord<String, byte[]>> records() {
        return List.copyOf(records);
    }

    /** One for each change; empty if nothing changes. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    private void connect(Camera camera) {
        String id = camera.getCameraId();
        Camera before = known.get(id);
        if (!camera.equals(before)) {
            records.add(cameraRecord(id, camera));
            lines.add((before == null ? "added " : "changed ") + id);
        }
    }

    private void judge(Settings after) {
        String subject = after.getSubject();
        List<String> different = SettingsDifference.lines(judgedBy.get(subject), after);
        if (!different.isEmpty()) {
            records.add(settingsRecord(subject, after.equals(nothing(subject)) ? null : after));
            lines.addAll(different);
        }
    }

    private static Settings nothing(String subject) {
        return Settings.newBuilder().setSubject(subject).build();
    }

    private ProducerRecord<String, byte[]> settingsRecord(String subject, @Nullable Settings settings) {
        return new ProducerRecord<>(
                Topics.SETTINGS.name(),
                subject,
                settings == null ? null : codecs.of(Topics.SETTINGS).encode(settings));
    }

    private ProducerRecord<String, byte[]> cameraRecord(String cameraId, @Nullable Camera camera) {
        return new ProducerRecord<>(
                Topics.CAMERAS.name(),
                cameraId,
                camera == null ? null : codecs.of(Topics.CAMERAS).encode(camera));
    }
}
