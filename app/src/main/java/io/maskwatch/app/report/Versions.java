package io.maskwatch.app.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What was built from what. */
public final class Versions {
    private static final String RESOURCE = "versions.properties";

    private Versions() {}

    /** Our version and those of the parts that matter most, and the Java that runs. */
    public static ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Properties properties = load();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> node.put(name, properties.getProperty(name)));
        return node.put("java", Runtime.version().toString());
    }

    /** Our own version. */
    public static String ours() {
        return load().getProperty("maskwatch");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + RESOURCE + " failed", e);
        }
    }
}
