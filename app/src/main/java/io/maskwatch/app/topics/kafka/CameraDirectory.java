package io.maskwatch.app.topics.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Topics;
import java.util.List;
import java.util.Map;

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
     * Makes the topics say what the file says of what it names. A camera's zones, rules and limits that it leaves out are
     * taken back.
     *
     * @param exclusive whether cameras that the file does not name are removed
     * @return what was changed, one line each
     */
    public List<String> apply(CameraFile file, boolean exclusive) {
        CameraChanges changes = changes(cameras());
        changes.apply(file);
        if (exclusive) {
            changes.removeOthers(file);
        }
        TopicWriter.write(clients, changes.records());
        return changes.lines();
    }

    /**
     * Removes a camera, with its own zones, rules and limits.
     *
     * @throws UserError if there is none of that id
     */
    public void remove(String cameraId) {
        Map<String, Camera> known = cameras();
        if (!known.containsKey(cameraId)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "camera " + cameraId,
                    "there is no such camera",
                    known.isEmpty() ? "No camera is known" : "Known cameras: " + String.join(", ", known.keySet()));
        }
        CameraChanges changes = changes(known);
        changes.remove(cameraId);
        TopicWriter.write(clients, changes.records());
    }

    private CameraChanges changes(Map<String, Camera> known) {
        return new CameraChanges(codecs, known, scan.latest(Topics.SETTINGS));
    }
}
