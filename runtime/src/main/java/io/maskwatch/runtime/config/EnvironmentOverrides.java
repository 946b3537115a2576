package io.maskwatch.runtime.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Environment variables {@code MASKWATCH_<SECTION>_<KEY>} that override the configuration file. Leaves alone the passwords
 * of cameras and what Kubernetes sets for a service of such a name. Immutable.
 */
final class EnvironmentOverrides {
    private static final String PREFIX = "MASKWATCH_";
    private static final Pattern HUMP = Pattern.compile("([a-z0-9])([A-Z])");
    private static final Pattern NOT_OURS = Pattern.compile(
            "MASKWATCH_(CAMERA_.*" + "|(.*_)?SERVICE_(HOST|PORT(_.*)?)|(.*_)?PORT_\\d+_(TCP|UDP)(_.*)?)");
    private static final Pattern SERVICE_LINK = Pattern.compile("(tcp|udp)://.*");

    private final Map<String, String> variables;

    private EnvironmentOverrides(Map<String, String> variables) {
        this.variables = variables;
    }

    /** @throws UserError if a variable names no section */
    static EnvironmentOverrides of(Map<String, String> environment, List<String> sections) {
        Map<String, String> ours = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX)
                    && !NOT_OURS.matcher(variable).matches()
                    && !SERVICE_LINK.matcher(value).matches()) {
                ours.put(variable, value);
            }
        });
        ours.keySet().forEach(variable -> refuseUnknown(variable, sections));
        return new EnvironmentOverrides(ours);
    }

    /** Puts the section's variables over its keys; returns their names. */
    List<String> apply(ObjectNode section, String name, Class<? extends Record> type) {
        List<String> applied = new ArrayList<>();
        of(name).forEach((variable, value) -> {
            RecordComponent component = component(variable, name, type);
            if (component.getType() == List.class) {
                ArrayNode list = section.putArray(component.getName());
                Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .forEach(list::add);
            } else {
                section.put(component.getName(), value);
            }
            applied.add(variable);
        });
        return applied;
    }

    /** The section's variables as properties: underscores are dots. */
    Map<String, String> properties(String section) {
        Map<String, String> properties = new LinkedHashMap<>();
        of(section)
                .forEach((variable, value) -> properties.put(
                        variable.substring(prefix(section).length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '.'),
                        value));
        return properties;
    }

    private Map<String, String> of(String section) {
        Map<String, String> found = new TreeMap<>(variables);
        found.keySet().removeIf(variable -> !variable.startsWith(prefix(section)));
        return found;
    }

    private static RecordComponent component(String variable, String section, Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        return Arrays.stream(components)
                .filter(component -> variable.equals(variableOf(section, component)))
                .findFirst()
                .orElseThrow(() -> unknown(
                        variable,
                        "there is no such key",
                        Arrays.stream(components)
                                .map(component -> variableOf(section, component))
                                .toList()));
    }

    private static void refuseUnknown(String variable, List<String> sections) {
        if (sections.stream().noneMatch(section -> variable.startsWith(prefix(section)))) {
            String key = variable.substring(variable.indexOf('_', PREFIX.length()) + 1);
            throw unknown(
                    variable,
                    "there is no such section",
                    sections.stream().map(section -> prefix(section) + key).toList());
        }
    }

    private static UserError unknown(String variable, String cause, List<String> known) {
        return new UserError(
                ExitCode.CONFIGURATION,
                "environment variable " + variable,
                cause,
                "Did you mean " + NearestName.of(variable, known) + "?");
    }

    private static String prefix(String section) {
        return PREFIX + section.toUpperCase(Locale.ROOT) + "_";
    }

    private static String variableOf(String section, RecordComponent component) {
        return prefix(section)
                + HUMP.matcher(component.getName()).replaceAll("$1_$2").toUpperCase(Locale.ROOT);
    }
}
