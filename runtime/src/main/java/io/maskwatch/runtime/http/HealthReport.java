package io.maskwatch.runtime.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The health of each part at one moment, by its name. Immutable. */
record HealthReport(Map<String, Health> parts) {

    /** Asks each component; one that fails to answer counts as sick. */
    static HealthReport of(List<Component> components) {
        Map<String, Health> parts = new LinkedHashMap<>();
        for (Component component : components) {
            Health health;
            try {
                health = component.check();
            } catch (RuntimeException e) {
                health = Health.sick("its check failed: " + e);
            }
            parts.put(component.name(), health);
        }
        return new HealthReport(parts);
    }

    boolean healthy() {
        return parts.values().stream().allMatch(Health::healthy);
    }

    /** {@code {"healthy":…,"components":[{"name":…,"healthy":…,"explanation":…}]}}, explanations redacted. */
    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("healthy", healthy());
        var list = root.putArray("components");
        parts.forEach((name, health) -> list.addObject()
                .put("name", name)
                .put("healthy", health.healthy())
                .put("explanation", Redaction.redact(health.explanation())));
        return root + "\n";
    }
}
