package io.maskwatch.detector.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.schemas.Compliance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads labels and what they mean: {@code labels} or {@code labelsFile}, {@code compliance}, {@code thresholds}. Every label
 * of a list must have a meaning; of a file's labels, those without one are not looked for. Stateless.
 */
final class LabelsYaml {
    private static final double DEFAULT_THRESHOLD = 0.5;
    private static final String NOTHING = "n/a";
    private static final List<String> MEANINGS = List.of("MASKED", "UNMASKED", "INCORRECT", "OTHER");

    private final YamlDemands demands;
    private final Function<String, String> files;

    /** @param files the text of a file beside {@code model.yaml} */
    LabelsYaml(YamlDemands demands, Function<String, String> files) {
        this.demands = demands;
        this.files = files;
    }

    /**
     * What was read.
     *
     * @param labels in the graph's order; empty for a number without a name
     * @param compliance of the labels that are looked for
     * @param thresholds of the same
     */
    record Labels(List<String> labels, Map<String, Compliance> compliance, Map<String, Double> thresholds) {}

    Labels read(JsonNode root, @Nullable List<String> listed, @Nullable String file) {
        demands.demand(
                (listed == null) != (file == null),
                "labels",
                listed == null ? "they are missing" : "there are both labels and a labelsFile",
                "Name the classes in the graph's order, or a labelsFile that does, a line each");
        List<String> labels = listed == null ? lines(Objects.requireNonNull(file)) : listed;
        check(labels, listed == null ? "labelsFile " + file : "labels " + labels);
        Map<String, Compliance> compliance = perLabel(root, "compliance", labels, this::compliance);
        demands.demand(!compliance.isEmpty(), "compliance", "no label has a meaning", "Say what a label means");
        labels.stream()
                .filter(label -> listed != null && !compliance.containsKey(label))
                .findFirst()
                .ifPresent(label -> {
                    throw demands.wrong("compliance", "label " + label + " is missing", "Say what each label means");
                });
        Map<String, Double> thresholds = new LinkedHashMap<>();
        compliance.keySet().forEach(label -> thresholds.put(label, DEFAULT_THRESHOLD));
        thresholds.putAll(perLabel(root, "thresholds", List.copyOf(compliance.keySet()), this::threshold));
        return new Labels(List.copyOf(labels), Map.copyOf(compliance), Map.copyOf(thresholds));
    }

    /** A label a line; an empty line, or {@code n/a}, keeps its number. */
    private List<String> lines(String file) {
        List<String> lines = new ArrayList<>(
                files.apply(demands.fileName("labelsFile", file)).lines().toList());
        lines.replaceAll(line -> line.strip().equalsIgnoreCase(NOTHING) ? "" : line.strip());
        return lines;
    }

    private void check(List<String> labels, String place) {
        List<String> named = labels.stream().filter(label -> !label.isEmpty()).toList();
        demands.demand(!named.isEmpty(), place, "there are none", "Name the classes in the graph's order");
        demands.demand(
                new HashSet<>(named).size() == named.size(), place, "one stands there twice", "Name each class once");
    }

    private <T> Map<String, T> perLabel(JsonNode root, String key, List<String> labels, Function<Place, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        root.path(key).properties().forEach(entry -> {
            String name = entry.getKey();
            demands.demand(
                    labels.contains(name),
                    key + "." + name,
                    "there is no such label",
                    "Did you mean " + NearestName.of(name, labels) + "?");
            values.put(
                    name,
                    read.apply(new Place(key + "." + name, entry.getValue().asText())));
        });
        return values;
    }

    private Compliance compliance(Place place) {
        String name = place.text.strip().toUpperCase(Locale.ROOT);
        demands.demand(
                MEANINGS.contains(name),
                place.key + " " + place.text,
                "there is no such meaning",
                "Write one of " + MEANINGS);
        return Compliance.valueOf(name);
    }

    private double threshold(Place place) {
        try {
            return demands.fraction(place.key, Double.parseDouble(place.text));
        } catch (NumberFormatException e) {
            throw demands.wrong(place.key + " " + place.text, "it is not between 0 and 1", "Write a score such as 0.5");
        }
    }

    /** One value and where it stands. */
    private record Place(String key, String text) {}
}
