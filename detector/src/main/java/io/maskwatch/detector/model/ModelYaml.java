package io.maskwatch.detector.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.YamlFile;
import io.maskwatch.schemas.Compliance;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code model.yaml}, strictly: an unknown key, a label without a meaning, a number out of range is a {@link
 * UserError} that names the place and the remedy. Stateless.
 */
final class ModelYaml {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final double DEFAULT_THRESHOLD = 0.5;

    private final String where;

    private ModelYaml(String where) {
        this.where = where;
    }

    /** The description in that text; {@code where} names it in complaints. */
    static ModelDescription parse(String text, String where) {
        return new ModelYaml(where).read(YamlFile.parse(text, where));
    }

    private ModelDescription read(JsonNode root) {
        Entry entry = RecordBinder.bind(withoutGroups(root), Entry.class, Entry::preset, where);
        check(entry);
        return new ModelDescription(
                entry.name,
                entry.version,
                entry.layout,
                entry.file,
                entry.sha256.toLowerCase(Locale.ROOT),
                entry.licence,
                entry.input,
                entry.outputs == null ? ModelOutputs.defaults() : entry.outputs,
                entry.labels,
                perLabel(root, "compliance", entry.labels, this::compliance, null),
                perLabel(root, "thresholds", entry.labels, this::fraction, DEFAULT_THRESHOLD),
                entry.suppressionIou,
                entry.maxDetections,
                entry.reliableFacePx,
                free(root, "training"),
                free(root, "metrics"));
    }

    /** Groups whose keys are not ours to name stand in the entry as text, so that a mistyped key is told with them. */
    private static JsonNode withoutGroups(JsonNode root) {
        if (!root.isObject()) {
            return root;
        }
        ObjectNode rest = root.deepCopy();
        for (String group : List.of("compliance", "thresholds", "training", "metrics")) {
            if (rest.has(group)) {
                rest.put(group, "");
            }
        }
        return rest;
    }

    private void check(Entry entry) {
        demand(!entry.labels.isEmpty(), "labels", "there are none", "Name the classes in the graph's order");
        demand(
                new HashSet<>(entry.labels).size() == entry.labels.size(),
                "labels " + entry.labels,
                "one stands there twice",
                "Name each class once");
        demand(
                SHA256.matcher(entry.sha256.toLowerCase(Locale.ROOT)).matches(),
                "sha256",
                "it is not 64 hex digits",
                "Write what sha256sum prints for the model file");
        demand(
                entry.file.equals(entry.file.replaceAll("[/\\\\]", "")) && !entry.file.startsWith("."),
                "file " + entry.file,
                "it is not a plain file name",
                "Put the model beside model.yaml and name it without a folder");
        demand(
                entry.suppressionIou > 0 && entry.suppressionIou <= 1,
                "suppressionIou",
                "it is not above 0 and at most 1",
                "Use 0.6");
        demand(
                entry.maxDetections > 0,
                "maxDetections",
                "it is not positive",
                "Write the most boxes that the graph gives for one picture");
        demand(entry.reliableFacePx >= 0, "reliableFacePx", "it is negative", "Use 0 if it is not known");
        demand(
                entry.input.format() == null || entry.input.format() == entry.layout.format(),
                "input.format " + entry.input.format(),
                "layout " + entry.layout + " takes " + entry.layout.format(),
                "Write that, or leave the key out");
    }

    private <T> Map<String, T> perLabel(
            JsonNode root, String key, List<String> labels, Function<Place, T> read, @Nullable T preset) {
        JsonNode group = root.path(key);
        group.fieldNames()
                .forEachRemaining(name -> demand(
                        labels.contains(name),
                        key + "." + name,
                        "there is no such label",
                        "Did you mean " + NearestName.of(name, labels) + "?"));
        Map<String, T> values = new LinkedHashMap<>();
        for (String label : labels) {
            if (group.has(label)) {
                values.put(
                        label,
                        read.apply(new Place(key + "." + label, group.get(label).asText())));
            } else if (preset != null) {
                values.put(label, preset);
            } else {
                throw wrong(key, "label " + label + " is missing", "Say what each label means");
            }
        }
        return Map.copyOf(values);
    }

    private Compliance compliance(Place place) {
        List<String> known = List.of("MASKED", "UNMASKED", "INCORRECT", "OTHER");
        String name = place.text.strip().toUpperCase(Locale.ROOT);
        demand(known.contains(name), place.key + " " + place.text, "there is no such meaning", "Write one of " + known);
        return Compliance.valueOf(name);
    }

    private double fraction(Place place) {
        try {
            double value = Double.parseDouble(place.text);
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, as any other value that is no fraction
        }
        throw wrong(place.key + " " + place.text, "it is not between 0 and 1", "Write a score such as 0.5");
    }

    private static Map<String, Object> free(JsonNode root, String key) {
        return root.path(key).isObject()
                ? MAPPER.convertValue(root.get(key), new TypeReference<LinkedHashMap<String, Object>>() {})
                : Map.of();
    }

    private void demand(boolean holds, String key, String cause, String remedy) {
        if (!holds) {
            throw wrong(key, cause, remedy);
        }
    }

    private UserError wrong(String key, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, where + ", " + key, cause, remedy);
    }

    /** One value and where it stands. */
    private record Place(String key, String text) {}

    /** The keys of the file. */
    private record Entry(
            String name,
            String version,
            LayoutName layout,
            String file,
            String sha256,
            String licence,
            ModelInput input,
            @Nullable ModelOutputs outputs,
            List<String> labels,
            String compliance,
            @Nullable String thresholds,
            double suppressionIou,
            int maxDetections,
            int reliableFacePx,
            @Nullable String training,
            @Nullable String metrics) {

        static Optional<Object> preset(RecordComponent component) {
            return switch (component.getName()) {
                case "version", "licence" -> Optional.of("unknown");
                case "suppressionIou" -> Optional.of(0.6);
                case "maxDetections" -> Optional.of(100);
                case "reliableFacePx" -> Optional.of(0);
                default -> Optional.empty();
            };
        }
    }
}
