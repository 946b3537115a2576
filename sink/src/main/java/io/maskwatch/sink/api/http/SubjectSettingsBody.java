package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.camera.RulesFile;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import io.maskwatch.schemas.ZoneKind;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a request states them, put into the form of the rules file and checked as that is. Zones keep their ids and
 * names where their corners stay. Stateless.
 */
final class SubjectSettingsBody {
    static final String[] FIELDS = {
        "subject", "revision", "rules", "zones", "minimumFacePx", "windowLengthMs", "maximumAlertsPerHour", "inForce"
    };

    private static final int MOST_CORNERS = 100;
    private static final int MOST_ZONES = 50;
    private static final int MOST_RULES = 50;

    private SubjectSettingsBody() {}

    /**
     * What the subject is to state.
     *
     * @param before what it states now; null for nothing
     */
    static Settings read(Body body, String subject, @Nullable Settings before) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        body.node("rules").ifPresent(rules -> {
            if (!rules.isArray() || rules.size() > MOST_RULES) {
                throw body.wrongField("rules", "It is not a list of at most %d rules.".formatted(MOST_RULES));
            }
            entry.set("rules", rules);
        });
        body.whole("minimumFacePx").ifPresent(px -> entry.put("minimumFacePx", px));
        body.whole("maximumAlertsPerHour").ifPresent(most -> entry.put("maximumAlertsPerHour", most));
        body.whole("windowLengthMs").ifPresent(ms -> entry.put("window", ms + "ms"));
        List<Zone> kept = before == null ? List.of() : before.getZones();
        Optional<ArrayNode> zones = body.object("zones", "include", "exclude").map(given -> zones(given, kept));
        zones.filter(list -> !list.isEmpty()).ifPresent(list -> entry.set("zones", list));
        return parsed(entry, subject, before, body);
    }

    private static Settings parsed(ObjectNode entry, String subject, @Nullable Settings before, Body body) {
        if (subject.equals(EffectiveSettings.SITE)) {
            return parsed("site", entry);
        }
        if (entry.has("window")) {
            throw body.wrongField("windowLengthMs", "It is the same for all subjects. Set it at the subject site.");
        }
        if (!subject.startsWith(EffectiveSettings.AREA)) {
            return entry.isEmpty()
                    ? Settings.newBuilder().setSubject(subject).build()
                    : parsed("cameras", listed(entry.put("id", subject)));
        }
        entry.put("id", subject.substring(EffectiveSettings.AREA.length()));
        if (before != null) {
            entry.put("name", before.getName());
            ArrayNode cameras = entry.putArray("cameras");
            (before.getCameras() == null ? List.<String>of() : before.getCameras()).forEach(cameras::add);
        }
        return parsed("areas", listed(entry));
    }

    /** What an area of these cameras states; the rest stays. */
    static Settings area(String id, String name, List<String> cameras, @Nullable Settings before) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        cameras.forEach(entry.putArray("cameras")::add);
        Settings stated = parsed("areas", listed(entry));
        return before == null
                ? stated
                : Settings.newBuilder(before)
                        .setName(stated.getName())
                        .setCameras(stated.getCameras())
                        .build();
    }

    private static Settings parsed(String section, JsonNode content) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.set(section, content);
        return RulesFile.parse(file, "body").changes().get(0).stated();
    }

    private static ArrayNode listed(ObjectNode entry) {
        return JsonNodeFactory.instance.arrayNode().add(entry);
    }

    private static ArrayNode zones(Body given, List<Zone> kept) {
        ArrayNode zones = JsonNodeFactory.instance.arrayNode();
        List<Zone> left = new ArrayList<>(kept);
        for (ZoneKind kind : List.of(ZoneKind.INCLUDE, ZoneKind.EXCLUDE)) {
            String name = kind == ZoneKind.INCLUDE ? "include" : "exclude";
            given.list(name, (polygon, place) -> corners(given, polygon, name))
                    .forEach(corners -> zones.add(zone(corners, kind, left, zones.size() + 1)));
        }
        if (zones.size() > MOST_ZONES) {
            throw given.wrongField("include", "There are more than %d zones.".formatted(MOST_ZONES));
        }
        return zones;
    }

    private static ArrayNode corners(Body given, JsonNode polygon, String name) {
        ArrayNode corners = JsonNodeFactory.instance.arrayNode();
        if (!polygon.isArray() || polygon.size() > MOST_CORNERS) {
            throw given.wrongField(name, "A zone is not a list of 3 to %d corners.".formatted(MOST_CORNERS));
        }
        for (JsonNode corner : polygon) {
            if (!corner.isObject()
                    || corner.size() != 2
                    || !corner.path("x").isNumber()
                    || !corner.path("y").isNumber()) {
                throw given.wrongField(name, "A corner is not of the form {\"x\": 0.5, \"y\": 0.5}.");
            }
            corners.addArray()
                    .add(corner.path("x").doubleValue())
                    .add(corner.path("y").doubleValue());
        }
        return corners;
    }

    private static ObjectNode zone(ArrayNode corners, ZoneKind kind, List<Zone> left, int number) {
        Optional<Zone> same = left.stream()
                .filter(zone -> zone.getKind() == kind && sameCorners(zone, corners))
                .findFirst();
        same.ifPresent(left::remove);
        boolean taken = left.stream().anyMatch(zone -> zone.getZoneId().equals("zone-" + number));
        String id = same.map(Zone::getZoneId).orElse(taken ? "zone-" + number + "b" : "zone-" + number);
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", same.map(Zone::getName).orElse(id))
                .put("kind", kind.name());
        return view.set("corners", corners);
    }

    private static boolean sameCorners(Zone zone, ArrayNode corners) {
        if (zone.getCorners().size() != corners.size()) {
            return false;
        }
        for (int i = 0; i < corners.size(); i++) {
            if (zone.getCorners().get(i).getX() != corners.get(i).get(0).floatValue()
                    || zone.getCorners().get(i).getY() != corners.get(i).get(1).floatValue()) {
                return false;
            }
        }
        return true;
    }
}
