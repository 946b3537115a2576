package io.maskwatch.runtime.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** On which lines the values of a YAML text stand, for complaints about them. Immutable. */
public final class YamlLines {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Map<String, Integer> lines;

    private YamlLines(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    /** The lines of a text that {@link YamlFile} has read. */
    public static YamlLines of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            parser.nextToken();
            walk(parser, "", lines);
            return new YamlLines(lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading text failed", e);
        }
    }

    private static void walk(JsonParser parser, String path, Map<String, Integer> lines) throws IOException {
        lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = path + "/" + parser.currentName();
                lines.put(key, parser.currentTokenLocation().getLineNr());
                parser.nextToken();
                walk(parser, key, lines);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                walk(parser, path + "/" + i, lines);
            }
        }
    }

    /** The line of a key or of a list's item, from 1, such as of {@code /cameras/gate/0}; 1 for what is not there. */
    public int line(String path) {
        return lines.getOrDefault(path, 1);
    }
}
