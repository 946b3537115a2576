package io.maskwatch.runtime.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a process: sections of a YAML file, each key overridden by the environment variable
 * {@code MASKWATCH_<SECTION>_<KEY>}, e.g. {@code MASKWATCH_DETECTOR_BATCH_SIZE} for {@code detector.batchSize}. An unknown
 * section, key or variable stops the start. Immutable.
 */
public final class ConfigFile {
    /** The sections that there are. */
    public static final List<String> SECTIONS =
            List.of("kafka", "topics", "ingest", "detector", "sink", "history", "api", "http");

    private final String where;
    private final JsonNode root;
    private final EnvironmentOverrides environment;

    private ConfigFile(String where, JsonNode root, EnvironmentOverrides environment) {
        this.where = where;
        this.root = root;
        this.environment = environment;
    }

    /**
     * Reads the file.
     *
     * @param file null for defaults and environment alone
     * @throws UserError if it cannot be read or has an unknown section, or if a variable names an unknown one
     */
    public static ConfigFile load(@Nullable Path file, Map<String, String> environment) {
        JsonNode root = file == null ? JsonNodeFactory.instance.objectNode() : YamlFile.read(file);
        String where = file == null ? "environment" : file.toString();
        if (!root.isObject()) {
            throw new UserError(
                    ExitCode.CONFIGURATION, where, "it holds no sections", "Begin with a section such as kafka:");
        }
        root.fieldNames().forEachRemaining(name -> refuseUnknown(where, name));
        return new ConfigFile(where, root, EnvironmentOverrides.of(environment, SECTIONS));
    }

    /**
     * The section as a record.
     *
     * @param defaults what holds where neither file nor environment says anything
     * @throws UserError for an unknown key or a value that cannot be
     */
    public <T extends Record> T section(String name, T defaults) {
        @SuppressWarnings("unchecked") // the class of a T
        Class<T> type = (Class<T>) defaults.getClass();
        ObjectNode merged = group(name);
        List<String> variables = environment.apply(merged, name, type);
        String also = variables.isEmpty() ? "" : " (with " + String.join(", ", variables) + ")";
        return RecordBinder.bind(merged, type, RecordBinder.Defaults.of(defaults), where + also + ", " + name);
    }

    /**
     * The section as properties under their own names; a variable's underscores are dots, so
     * {@code MASKWATCH_KAFKA_BOOTSTRAP_SERVERS} is {@code bootstrap.servers}.
     */
    public Map<String, String> properties(String name) {
        Map<String, String> properties = new LinkedHashMap<>();
        group(name).properties().stream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> properties.put(entry.getKey(), text(name, entry)));
        properties.putAll(environment.properties(name));
        return properties;
    }

    private String text(String section, Map.Entry<String, JsonNode> entry) {
        if (entry.getValue().isContainerNode()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + ", " + section + "." + entry.getKey(),
                    "it is a group where one value belongs",
                    "Write the property's whole name on one line, e.g. bootstrap.servers: host:9092");
        }
        return entry.getValue().asText();
    }

    private ObjectNode group(String name) {
        JsonNode section = root.get(name);
        if (section == null || section.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!section.isObject()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + ", " + name,
                    "it is not a section with keys",
                    "Indent its keys below it");
        }
        return section.deepCopy();
    }

    private static void refuseUnknown(String where, String name) {
        if (!SECTIONS.contains(name)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    where + ", " + name,
                    "there is no such section",
                    "Did you mean " + NearestName.of(name, SECTIONS) + "? Known sections: "
                            + String.join(", ", SECTIONS));
        }
    }
}
