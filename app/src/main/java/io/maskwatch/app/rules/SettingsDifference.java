package io.maskwatch.app.rules;

import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What differs between a subject's settings before and after, one readable line each. Use once, on one thread. */
public final class SettingsDifference {
    private static final String NOTHING = "none";

    private final String subject;
    private final List<String> lines = new ArrayList<>();

    private SettingsDifference(String subject) {
        this.subject = subject;
    }

    /** The lines; empty if nothing differs. */
    public static List<String> lines(@Nullable Settings before, Settings after) {
        Settings from = before == null
                ? Settings.newBuilder().setSubject(after.getSubject()).build()
                : before;
        SettingsDifference difference = new SettingsDifference(after.getSubject());
        difference.value("name", from.getName(), after.getName());
        difference.value("cameras", joined(from.getCameras()), joined(after.getCameras()));
        difference.value("window", duration(from.getWindowMs()), duration(after.getWindowMs()));
        difference.value("minimumFacePx", from.getMinimumFacePx(), after.getMinimumFacePx());
        difference.value("maximumAlertsPerHour", from.getMaximumAlertsPerHour(), after.getMaximumAlertsPerHour());
        difference.zones(from.getZones(), after.getZones());
        difference.rules(from.getRules(), after.getRules());
        return difference.lines;
    }

    private void zones(List<Zone> before, List<Zone> after) {
        Map<String, Zone> from = byId(before, Zone::getZoneId);
        Map<String, Zone> to = byId(after, Zone::getZoneId);
        together(from, to).forEach(id -> zone(id, from.get(id), to.get(id)));
    }

    private void zone(String id, @Nullable Zone before, @Nullable Zone after) {
        if (before == null && after != null) {
            add("zone %s added: %s, %d corners"
                    .formatted(
                            id,
                            RuleText.word(after.getKind()),
                            after.getCorners().size()));
        } else if (before != null && after == null) {
            add("zone " + id + " removed");
        } else if (before != null && after != null) {
            value("zone " + id + ": name", before.getName(), after.getName());
            value("zone " + id + ": kind", RuleText.word(before.getKind()), RuleText.word(after.getKind()));
            if (!before.getCorners().equals(after.getCorners())) {
                add("zone " + id + ": corners moved");
            }
        }
    }

    private void rules(@Nullable List<Rule> before, @Nullable List<Rule> after) {
        if (before == null && after != null) {
            add(after.isEmpty() ? "no rules from now on" : "rules of its own from now on");
        }
        if (before != null && after == null) {
            add("no rules of its own any more");
        }
        Map<String, Rule> from = byId(before, Rule::getRuleId);
        Map<String, Rule> to = byId(after, Rule::getRuleId);
        together(from, to).forEach(id -> rule(id, from.get(id), to.get(id)));
    }

    private void rule(String id, @Nullable Rule before, @Nullable Rule after) {
        if (before == null && after != null) {
            add("rule %s added: %s, %s, %s"
                    .formatted(
                            id,
                            RuleText.word(after.getKind()),
                            RuleText.word(after.getSeverity()),
                            RuleText.details(after)));
        } else if (before != null && after == null) {
            add("rule " + id + " removed");
        } else if (before != null && after != null) {
            Map<String, String> from = RuleText.keys(before);
            Map<String, String> to = RuleText.keys(after);
            Set<String> keys = new LinkedHashSet<>(from.keySet());
            keys.addAll(to.keySet());
            keys.forEach(key -> value("rule " + id + ": " + key, from.get(key), to.get(key)));
        }
    }

    private void value(String key, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            add("%s %s -> %s".formatted(key, told(before), told(after)));
        }
    }

    private void add(String change) {
        lines.add(subject + ": " + change);
    }

    private static String told(@Nullable Object value) {
        return value == null ? NOTHING : value.toString();
    }

    private static @Nullable String joined(@Nullable List<String> names) {
        return names == null ? null : String.join(" ", names);
    }

    private static @Nullable String duration(@Nullable Long durationMs) {
        return durationMs == null ? null : RuleText.duration(durationMs);
    }

    private static <T> Map<String, T> byId(@Nullable List<T> list, Function<T, String> id) {
        Map<String, T> byId = new LinkedHashMap<>();
        if (list != null) {
            list.forEach(one -> byId.put(id.apply(one), one));
        }
        return byId;
    }

    private static Set<String> together(Map<String, ?> before, Map<String, ?> after) {
        Set<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        return ids;
    }
}
