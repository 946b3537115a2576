package io.maskwatch.runtime.camera;

import io.maskwatch.runtime.camera.CameraEntry.AreaEntry;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns areas of the camera file into the records that travel. Stateless. */
final class EntryAreas {
    private static final Set<RuleKind> KINDS = Set.of(RuleKind.LOW_COMPLIANCE, RuleKind.OVERCROWDED);

    private static final String AREA = "area:";

    private EntryAreas() {}

    /** What is stated of areas. The name is null where it is left out. */
    static List<Settings> areas(List<AreaEntry> entries, Set<String> cameraIds, String where) {
        Set<String> ids = new HashSet<>();
        for (AreaEntry entry : entries) {
            String place = where + ", area " + entry.id();
            if (!ids.add(entry.id())) {
                throw Cameras.invalid(place, "this id stands more than once", "Give every area an id of its own");
            }
            for (String camera : entry.cameras()) {
                if (!cameraIds.contains(camera)) {
                    throw Cameras.invalid(
                            place + ", cameras",
                            "there is no camera '" + camera + "' in this file",
                            "Name cameras by their ids");
                }
            }
        }
        return entries.stream().map(entry -> area(entry, where)).toList();
    }

    /** The same settings; those of an area without a name get its id as the name. */
    static Settings named(Settings settings) {
        String subject = settings.getSubject();
        return settings.getName() == null && subject.startsWith(AREA)
                ? Settings.newBuilder(settings)
                        .setName(subject.substring(AREA.length()))
                        .build()
                : settings;
    }

    private static Settings area(AreaEntry entry, String where) {
        String place = where + ", area " + entry.id();
        Cameras.validateId(entry.id(), place + ", id");
        if (entry.cameras().isEmpty()) {
            throw Cameras.invalid(place + ", cameras", "the list is empty", "Name the cameras that look at the area");
        }
        if (new HashSet<>(entry.cameras()).size() < entry.cameras().size()) {
            throw Cameras.invalid(place + ", cameras", "a camera stands more than once", "Name each camera once");
        }
        Settings.Builder settings = Settings.newBuilder()
                .setSubject(AREA + entry.id())
                .setName(entry.name())
                .setCameras(entry.cameras());
        EntryRecords.given(entry.rules(), rules -> {
            rules.forEach(rule -> EntryRules.requireKind(rule, KINDS, place, "an area"));
            settings.setRules(EntryRules.rules(rules, place));
        });
        EntryRecords.given(
                entry.maximumAlertsPerHour(),
                limit -> settings.setMaximumAlertsPerHour(EntryRecords.alerts(limit, place)));
        return settings.build();
    }
}
