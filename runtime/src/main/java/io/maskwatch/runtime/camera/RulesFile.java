package io.maskwatch.runtime.camera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.CameraEntry.AreaEntry;
import io.maskwatch.runtime.camera.CameraEntry.RuleEntry;
import io.maskwatch.runtime.camera.CameraEntry.SiteEntry;
import io.maskwatch.runtime.camera.CameraEntry.ZoneEntry;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.YamlFile;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How cameras, areas and the site are judged, as read from a file: the judging part of a camera file. A camera file serves
 * too; how its cameras are connected is passed over. Immutable.
 *
 * @param changes one for each subject of which the file states anything
 */
public record RulesFile(List<SettingsChange> changes) {
    /** The whole file. */
    record FileEntry(
            @Nullable List<JudgedEntry> cameras,
            @Nullable List<AreaEntry> areas,
            @Nullable SiteEntry site) {}

    /** How one camera is judged. */
    record JudgedEntry(
            String id,
            @Nullable Integer minimumFacePx,
            @Nullable List<ZoneEntry> zones,
            @Nullable List<RuleEntry> rules,
            @Nullable Integer maximumAlertsPerHour) {

        CameraEntry camera() {
            return new CameraEntry(
                    id,
                    null,
                    "",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    minimumFacePx,
                    zones,
                    rules,
                    maximumAlertsPerHour);
        }
    }

    private static final Set<String> CONNECTION = connection();

    public RulesFile {
        changes = List.copyOf(changes);
    }

    /**
     * Reads a rules file or a camera file.
     *
     * @throws UserError for an unknown key, a value that cannot be, a duplicate id, or a file that states nothing
     */
    public static RulesFile parse(Path file) {
        return parse(YamlFile.read(file), file.toString());
    }

    /** The same from a tree of that form; {@code where} names it in complaints. */
    public static RulesFile parse(JsonNode root, String where) {
        root.path("cameras").forEach(RulesFile::passOverConnection);
        FileEntry entry = RecordBinder.bind(root, FileEntry.class, RecordBinder.Defaults.none(), where + ", ");
        List<SettingsChange> changes = new ArrayList<>(cameras(entry, where));
        if (entry.areas() != null) {
            EntryAreas.areas(entry.areas(), namedBy(entry.areas()), where)
                    .forEach(area -> changes.add(new SettingsChange(area, false)));
        }
        if (entry.site() != null) {
            changes.add(new SettingsChange(EntryRecords.site(entry.site(), where), false));
        }
        if (changes.isEmpty()) {
            throw Cameras.invalid(
                    where,
                    "it states nothing of how cameras are judged",
                    "Write site:, areas: or cameras: with rules; rules.example.yaml shows how");
        }
        return new RulesFile(changes);
    }

    private static List<SettingsChange> cameras(FileEntry file, String where) {
        List<SettingsChange> changes = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JudgedEntry entry : file.cameras() == null ? List.<JudgedEntry>of() : file.cameras()) {
            String place = where + ", camera " + entry.id();
            Cameras.validateId(entry.id(), place + ", id");
            if (!ids.add(entry.id())) {
                throw Cameras.invalid(place, "this id stands more than once", "Name each camera once");
            }
            EntryRecords.settings(entry.camera(), where)
                    .ifPresent(settings -> changes.add(new SettingsChange(settings, entry.zones() != null)));
        }
        return changes;
    }

    /** A camera that an area names may be added later; who applies the file knows which there are. */
    private static Set<String> namedBy(List<AreaEntry> areas) {
        return areas.stream().flatMap(area -> area.cameras().stream()).collect(Collectors.toSet());
    }

    private static void passOverConnection(JsonNode camera) {
        if (camera instanceof ObjectNode keys) {
            keys.remove(CONNECTION);
        }
    }

    private static Set<String> connection() {
        Set<String> keys = names(CameraEntry.class);
        keys.removeAll(names(JudgedEntry.class));
        return keys;
    }

    private static Set<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
