package io.maskwatch.app.topics.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.runtime.kafka.KafkaClients;
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

/** The cameras and settings on their compacted topics: reads them, changes them. Running workers follow. Thread-safe. */
public final class CameraDirectory {
    private final KafkaClients clients;
    private final Codecs codecs;
    private final TopicScan scan;

    public CameraDirectory(KafkaClients clients, Codecs codecs) {
        this.clients = clients;
        this.codecs = codecs;
        this.scan = new TopicScan(clients, codecs);
    }

    /** Every camera known, by id. */
    public Map<String, Camera> cameras() {
        return scan.latest(Topics.CAMERAS);
    }

    /**
     * Makes the topics say what the file says.
     *
     * @param exclusive whether cameras that the file does not name are removed
     * @return what was changed, one line each
     */
    public List<String> apply(CameraFile file, boolean exclusive) {
        Map<String, Camera> known = cameras();
        List<String> changes = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Camera camera : file.cameras()) {
            Camera before = known.get(camera.getCameraId());
            if (!camera.equals(before)) {
                records.add(cameraRecord(camera.getCameraId(), camera));
                changes.add((before == null ? "added " : "changed ") + camera.getCameraId());
            }
        }
        if (exclusive) {
            Set<String> named = file.cameras().stream().map(Camera::getCameraId).collect(Collectors.toSet());
            known.keySet().stream().filter(id -> !named.contains(id)).forEach(id -> {
                records.add(cameraRecord(id, null));
                changes.add("removed " + id);
            });
        }
        Map<String, Settings> judgedBy = scan.latest(Topics.SETTINGS);
        for (Settings settings : file.settings()) {
            if (!settings.equals(judgedBy.get(settings.getSubject()))) {
                records.add(settingsRecord(settings));
                changes.add("changed zones, rules or limits of " + settings.getSubject());
            }
        }
        TopicWriter.write(clients, records);
        return changes;
    }

    /**
     * Removes a camera.
     *
     * @throws UserError if there is none of that id
     */
    public void remove(String cameraId) {
        Set<String> known = cameras().keySet();
        if (!known.contains(cameraId)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "camera " + cameraId,
                    "there is no such camera",
                    known.isEmpty() ? "No camera is known" : "Known cameras: " + String.join(", ", known));
        }
        TopicWriter.write(clients, List.of(cameraRecord(cameraId, null)));
    }

    private ProducerRecord<String, byte[]> settingsRecord(Settings settings) {
        return new ProducerRecord<>(
                Topics.SETTINGS.name(),
                settings.getSubject(),
                codecs.of(Topics.SETTINGS).encode(settings));
    }

    private ProducerRecord<String, byte[]> cameraRecord(String cameraId, @Nullable Camera camera) {
        return new ProducerRecord<>(
                Topics.CAMERAS.name(),
                cameraId,
                camera == null ? null : codecs.of(Topics.CAMERAS).encode(camera));
    }
}
