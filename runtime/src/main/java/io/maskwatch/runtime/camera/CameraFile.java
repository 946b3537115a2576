package io.maskwatch.runtime.camera;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.CameraEntry.FileEntry;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.YamlFile;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cameras and how they are judged, as read from a camera file. Immutable.
 *
 * @param cameras the cameras, each valid, ids distinct
 * @param settings zones, rules and the like: one for each camera that states any, for each area, and for {@code site}
 */
public record CameraFile(List<Camera> cameras, List<Settings> settings) {
    public CameraFile {
        cameras = List.copyOf(cameras);
        settings = List.copyOf(settings);
    }

    /**
     * Reads a camera file.
     *
     * @throws UserError for an unknown key, a value that cannot be, a duplicate id, user information in a URL …
     */
    public static CameraFile parse(Path file) {
        return parse(YamlFile.read(file), file.toString());
    }

    static CameraFile parse(JsonNode root, String where) {
        FileEntry entry = RecordBinder.bind(root, FileEntry.class, RecordBinder.Defaults.none(), where + ", ");
        if (entry.cameras().isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + ", cameras",
                    "the list is empty",
                    "Add a camera: - { id: gate, url: \"rtsp://10.0.0.21/stream\" }");
        }
        Set<String> ids = new HashSet<>();
        List<Camera> cameras = new ArrayList<>();
        List<Settings> settings = new ArrayList<>();
        for (CameraEntry camera : entry.cameras()) {
            if (!ids.add(camera.id())) {
                throw new UserError(
                        ExitCode.CONFIGURATION,
                        where + ", camera " + camera.id(),
                        "this id stands more than once",
                        "Give every camera an id of its own");
            }
            cameras.add(Cameras.validate(EntryRecords.camera(camera), where + ", "));
            EntryRecords.settings(camera, where).ifPresent(settings::add);
        }
        if (entry.areas() != null) {
            EntryAreas.areas(entry.areas(), ids, where).forEach(area -> settings.add(EntryAreas.named(area)));
        }
        if (entry.site() != null) {
            settings.add(EntryRecords.site(entry.site(), where));
        }
        return new CameraFile(cameras, settings);
    }
}
