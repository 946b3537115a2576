package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Alert;
import io.maskwatch.sink.api.view.AlertView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Incidents with who took notice of them. Thread-safe. */
final class AlertViews {
    private static final Comparator<Acknowledgement> OLDEST_FIRST = Comparator.comparing(Acknowledgement::getAt);

    private final ApiParts parts;

    AlertViews(ApiParts parts) {
        this.parts = parts;
    }

    ArrayNode items(List<Alert> alerts) {
        Map<String, List<Acknowledgement>> made =
                acknowledgements(alerts.stream().map(Alert::getAlertId).toList());
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        alerts.forEach(alert -> items.add(AlertView.item(alert, made.getOrDefault(alert.getAlertId(), List.of()))));
        return items;
    }

    /** By incident, oldest first; those too that the history does not have yet. */
    Map<String, List<Acknowledgement>> acknowledgements(Collection<String> alertIds) {
        Map<String, List<Acknowledgement>> made = new HashMap<>();
        if (alertIds.isEmpty()) {
            return made;
        }
        for (Acknowledgement known : parts.history().acknowledgements(alertIds)) {
            made.computeIfAbsent(known.getAlertId(), key -> new ArrayList<>()).add(known);
        }
        for (String alertId : alertIds) {
            for (Acknowledgement recent : parts.view().recentAcknowledgements(alertId)) {
                List<Acknowledgement> known = made.computeIfAbsent(alertId, key -> new ArrayList<>());
                if (!known.contains(recent)) {
                    known.add(recent);
                }
            }
        }
        made.values().forEach(list -> list.sort(OLDEST_FIRST));
        return made;
    }
}
