package io.maskwatch.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.YamlFile;
import io.maskwatch.runtime.config.YamlLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file that says which cameras have which faults, and when:
 * <pre>
 * cameras:
 *   camera-1:
 *     - { at: 20s, fault: host-silent, for: 30s }
 *     - { at: 2m, fault: corrupt, for: 1m, amount: 20 }
 *   all:
 *     - { at: 5m, fault: killed-restarted, for: 40s }
 * </pre>
 * Read strictly; each complaint names file, line, cause and remedy. Not thread-safe.
 */
public final class FaultScriptFile {
    private static final String CAMERAS = "cameras";
    private static final String ALL = "all";

    private final String name;
    private final YamlLines lines;
    private final List<String> known;
    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

    private FaultScriptFile(String name, YamlLines lines, Collection<String> cameras) {
        this.name = name;
        this.lines = lines;
        this.known = new ArrayList<>(cameras);
        known.add(ALL);
        cameras.forEach(camera -> entries.put(camera, new ArrayList<>()));
    }

    /**
     * The script of each camera.
     *
     * @param cameras the ids of those that there are
     * @throws UserError if the file cannot be read, or says what cannot be
     */
    public static Map<String, FaultScript> read(Path file, Collection<String> cameras) {
        String text = YamlFile.text(file);
        JsonNode root = YamlFile.parse(text, file.toString());
        return new FaultScriptFile(file.toString(), YamlLines.of(text), cameras).scripts(root);
    }

    private Map<String, FaultScript> scripts(JsonNode root) {
        if (!root.isObject()) {
            throw complaint("", "a list stands where keys belong", "Begin with: cameras:");
        }
        root.fieldNames().forEachRemaining(key -> requireKnown("key", key, List.of(CAMERAS)));
        JsonNode cameras = root.path(CAMERAS);
        if (!cameras.isObject() || cameras.isEmpty()) {
            throw complaint(
                    "/" + CAMERAS,
                    "it names no camera with its faults",
                    "Write cameras: { " + known.get(0) + ": [ { at: 20s, fault: host-silent, for: 30s } ] }");
        }
        cameras.properties().forEach(entry -> camera(entry.getKey(), entry.getValue()));
        Map<String, FaultScript> scripts = new LinkedHashMap<>();
        entries.forEach((camera, its) -> scripts.put(
                camera, new FaultScript(its.stream().map(Entry::spell).toList())));
        return scripts;
    }

    private void camera(String camera, JsonNode list) {
        String path = "/" + CAMERAS + "/" + camera;
        requireKnown("camera", camera, known);
        if (!list.isArray()) {
            throw complaint(
                    path,
                    camera + " has no list of faults",
                    "Write a line - { at: 20s, fault: frozen, for: 30s } for each");
        }
        for (int i = 0; i < list.size(); i++) {
            String item = path + "/" + i;
            String place = place(item) + ", " + camera;
            Entry entry = new Entry(lines.line(item), spell(list.get(i), place));
            entries.forEach((each, its) -> {
                if (camera.equals(ALL) || camera.equals(each)) {
                    its.forEach(earlier -> requireApart(entry, earlier, place));
                    its.add(entry);
                }
            });
        }
    }

    private static FaultSpell spell(JsonNode node, String place) {
        try {
            return RecordBinder.bind(node, FaultSpell.class, RecordBinder.Defaults.none(), place + ", ");
        } catch (UserError e) {
            throw e.input().startsWith(place)
                    ? e
                    : new UserError(e.code(), place + ", " + e.input(), e.explanation(), "");
        }
    }

    private static void requireApart(Entry entry, Entry earlier, String place) {
        try {
            entry.spell().requireApartFrom(earlier.spell());
        } catch (UserError e) {
            String both = place + ", beside line " + earlier.line() + ", ";
            throw new UserError(e.code(), both + e.input(), e.explanation(), "");
        }
    }

    private void requireKnown(String what, String key, List<String> there) {
        if (!there.contains(key)) {
            throw complaint(
                    (what.equals("camera") ? "/" + CAMERAS : "") + "/" + key,
                    "there is no " + what + " " + key,
                    "Did you mean " + NearestName.of(key, there) + "? Known: " + String.join(", ", there));
        }
    }

    private UserError complaint(String path, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, place(path), cause, remedy);
    }

    private String place(String path) {
        return name + ", line " + lines.line(path);
    }

    /** What stands on a line. */
    private record Entry(int line, FaultSpell spell) {}
}
