package io.maskwatch.detector.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.YamlFile;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code model.yaml}, strictly: an unknown key, a label without a meaning, a number out of range is a {@link
 * UserError} that names the place and the remedy. Stateless.
 */
final class ModelYaml {
    /** So many fit well into one message of the broker. */
    private static final int MOST_DETECTIONS = 1_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final YamlDemands demands;
    private final Function<String, String> files;

    private ModelYaml(YamlDemands demands, Function<String, String> files) {
        this.demands = demands;
        this.files = files;
    }

    /**
     * The description in that text.
     *
     * @param where names it in complaints
     * @param files the text of a file beside it
     */
    static ModelDescription parse(String text, String where, Function<String, String> files) {
        return new ModelYaml(new YamlDemands(where), files).read(YamlFile.parse(text, where));
    }

    private ModelDescription read(JsonNode root) {
        Entry entry = RecordBinder.bind(withoutGroups(root), Entry.class, Entry::preset, demands.where());
        check(entry);
        ModelInput input = new InputYaml(demands).read(entry.input, entry.layout);
        LabelsYaml.Labels labels = new LabelsYaml(demands, files).read(root, entry.labels, entry.labelsFile);
        return new ModelDescription(
                entry.name,
                entry.version,
                entry.layout,
                demands.fileName("file", entry.file),
                demands.sha256("sha256", entry.sha256),
                entry.licence,
                input,
                new LayoutYaml(demands).read(root, entry.layout, input),
                labels.labels(),
                labels.compliance(),
                labels.thresholds(),
                entry.suppressionIou,
                entry.maxDetections,
                entry.reliableFacePx,
                free(root, "training"),
                free(root, "metrics"));
    }

    /** Groups that are read apart stand in the entry as text, so that a mistyped key is told with them. */
    private static JsonNode withoutGroups(JsonNode root) {
        if (!root.isObject()) {
            return root;
        }
        ObjectNode rest = root.deepCopy();
        Stream.concat(LayoutYaml.GROUPS.stream(), Stream.of("compliance", "thresholds", "training", "metrics"))
                .filter(rest::has)
                .forEach(group -> rest.put(group, ""));
        return rest;
    }

    private void check(Entry entry) {
        demands.demand(
                entry.suppressionIou > 0 && entry.suppressionIou <= 1,
                "suppressionIou",
                "it is not above 0 and at most 1",
                "Use 0.6");
        demands.demand(
                entry.maxDetections > 0 && entry.maxDetections <= MOST_DETECTIONS,
                "maxDetections",
                "it is not 1 to " + MOST_DETECTIONS,
                "Write the most boxes that the graph gives for one picture; those beyond " + MOST_DETECTIONS
                        + " are left out, and the outcome says truncated");
        demands.demand(entry.reliableFacePx >= 0, "reliableFacePx", "it is negative", "Use 0 if it is not known");
    }

    private static Map<String, Object> free(JsonNode root, String key) {
        return root.path(key).isObject()
                ? MAPPER.convertValue(root.get(key), new TypeReference<LinkedHashMap<String, Object>>() {})
                : Map.of();
    }

    /** The keys of the file. */
    private record Entry(
            String name,
            String version,
            LayoutName layout,
            String file,
            String sha256,
            String licence,
            InputYaml.Entry input,
            @Nullable String outputs,
            @Nullable String boxes,
            @Nullable String faces,
            @Nullable String classifier,
            @Nullable List<String> labels,
            @Nullable String labelsFile,
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
