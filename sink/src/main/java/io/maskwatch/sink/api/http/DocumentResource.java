package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The OpenAPI document of this API, as YAML and as JSON. Thread-safe. */
public final class DocumentResource implements Resource {
    private static final String FILE = "/io/maskwatch/sink/api/openapi.yaml";

    /** A key that stands twice is a fault of the file: strict readers refuse it, others lose the first. */
    private static final ObjectMapper READER = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final byte[] yaml;
    private final JsonNode json;

    public DocumentResource() {
        try (InputStream file = DocumentResource.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The jar has no " + FILE);
            }
            yaml = file.readAllBytes();
            json = READER.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the OpenAPI document failed", e);
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        Reading.of(routes, "/openapi.json", context -> {
            Query.of(context);
            Answers.json(context, json);
        });
        Reading.of(routes, "/openapi.yaml", context -> {
            Query.of(context);
            Answers.bytes(context, "application/yaml", yaml);
        });
    }
}
