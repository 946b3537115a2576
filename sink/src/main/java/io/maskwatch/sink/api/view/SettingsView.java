package io.maskwatch.sink.api.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.Point;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import io.maskwatch.schemas.ZoneKind;
import io.maskwatch.sink.settings.SubjectSettings;

/** What a subject states of its own, and what is in force for it. Stateless. */
public final class SettingsView {
    private SettingsView() {}

    /** Both; what the subject does not state is null. */
    public static ObjectNode of(SubjectSettings own, SubjectSettings inForce) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("subject", own.settings().getSubject())
                .put("revision", own.revision());
        stated(view, own.settings());
        view.set("zones", zones(own.settings()));
        ObjectNode merged = JsonNodeFactory.instance.objectNode().put("revision", inForce.revision());
        view.set("inForce", stated(merged, inForce.settings()));
        return view;
    }

    private static ObjectNode stated(ObjectNode view, Settings settings) {
        view.set("rules", RuleView.list(settings.getRules()));
        return view.put("minimumFacePx", settings.getMinimumFacePx())
                .put("windowLengthMs", settings.getWindowMs())
                .put("maximumAlertsPerHour", settings.getMaximumAlertsPerHour());
    }

    private static ObjectNode zones(Settings settings) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        ArrayNode include = view.putArray("include");
        ArrayNode exclude = view.putArray("exclude");
        for (Zone zone : settings.getZones()) {
            if (zone.getKind() != ZoneKind.UNKNOWN) {
                (zone.getKind() == ZoneKind.EXCLUDE ? exclude : include).add(corners(zone));
            }
        }
        return view;
    }

    private static ArrayNode corners(Zone zone) {
        ArrayNode corners = JsonNodeFactory.instance.arrayNode();
        for (Point corner : zone.getCorners()) {
            corners.addObject().put("x", decimal(corner.getX())).put("y", decimal(corner.getY()));
        }
        return corners;
    }

    /** The decimal number that the float was written as. */
    private static double decimal(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
