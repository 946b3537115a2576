package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Requests made from the OpenAPI document: valid ones, ones at the edge, and ones with what people and attackers send. For
 * one thread.
 */
final class FuzzedRequests {
    /** A request. */
    record Request(String method, String path, @Nullable String body, Map<String, String> headers) {}

    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "\n",
            "'; DROP TABLE alert; --",
            "\" OR 1=1",
            "../../../../etc/passwd",
            "..%2f..%2fetc",
            "<script>alert(1)</script>",
            "${jndi:ldap://x/a}",
            "{{7*7}}",
            "=cmd|' /C calc'!A0",
            "\u202e\u0007\ufeff",
            "\uD83D\uDE00\u4f60\u597d",
            "\uD800",
            "null",
            "true",
            "-1",
            "0",
            "NaN",
            "1e999",
            "9223372036854775808",
            "2026-13-45T99:99:99Z",
            "9999-12-31T23:59:59Z",
            "-999999999-01-01T00:00:00Z",
            "P99999999999D",
            "PT0S",
            "Europe/Nowhere",
            "site",
            "area:",
            "area:entrance",
            "probe-00000000",
            "rtsp://user:hunter2@10.0.0.1/x",
            "rtsp://10.0.0.1/x?password=hunter2",
            "file:///etc/passwd",
            "http://[::1]:99999/",
            "A".repeat(5_000));

    private static final List<String> KNOWN = List.of(
            "hall-1",
            "bar",
            "area:entrance",
            "site",
            "2026-11-21",
            "PT15M",
            "UTC",
            "10s",
            "rtsp://10.0.0.7/x",
            "new-one");

    private final ApiDocument document;
    private final Random random;
    private final String alertId;

    FuzzedRequests(ApiDocument document, Random random, String alertId) {
        this.document = document;
        this.random = random;
        this.alertId = alertId;
    }

    Request next(ApiDocument.Operation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        Map<String, String> headers = new HashMap<>();
        for (JsonNode reference : operation.node().path("parameters")) {
            JsonNode parameter = document.resolved(reference);
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(pathValue(name)));
                case "query" -> {
                    if (random.nextInt(3) > 0) {
                        query.append(query.length() == 0 ? '?' : '&')
                                .append(name)
                                .append('=');
                        query.append(encoded(plain(parameter.path("schema"))));
                    }
                }
                default -> headers.put(name, random.nextBoolean() ? "\"-1\"" : "\"" + random.nextInt(9) + "\"");
            }
        }
        if (random.nextInt(20) == 0) {
            query.append(query.length() == 0 ? '?' : '&')
                    .append(encoded(nasty()))
                    .append("=1");
        }
        if (random.nextInt(4) == 0) {
            headers.put("X-Role", List.of("VIEWER", "OPERATOR", "ADMINISTRATOR").get(random.nextInt(3)));
        }
        return new Request(operation.method(), path + query, body(operation), headers);
    }

    private String pathValue(String name) {
        if (random.nextInt(3) == 0) {
            String value = nasty();
            return value.isEmpty() ? "x" : value;
        }
        return name.equals("id") && random.nextInt(3) == 0 ? alertId : KNOWN.get(random.nextInt(KNOWN.size()));
    }

    private @Nullable String body(ApiDocument.Operation operation) {
        JsonNode schema = document.bodySchema(operation);
        if (schema == null) {
            return null;
        }
        String valid = value(schema, 0).toString();
        return switch (random.nextInt(12)) {
            case 0 -> valid.substring(0, random.nextInt(valid.length() + 1));
            case 1 -> "[".repeat(2_000);
            case 2 -> valid + valid;
            case 3 -> nasty();
            default -> valid;
        };
    }

    /** A value of the schema, or now and then of none. */
    private JsonNode value(JsonNode unresolved, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonNode schema = document.resolved(unresolved);
        if (random.nextInt(25) == 0 || depth > 8) {
            return odd(nodes);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("anyOf")) {
            return value(
                    schema.path("anyOf").get(random.nextInt(schema.path("anyOf").size())), depth + 1);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText()) {
            case "object" -> object(schema, depth);
            case "array" -> {
                var array = nodes.arrayNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(value(schema.path("items"), depth + 1));
                }
                yield array;
            }
            case "integer" -> nodes.numberNode(number(schema).intValue());
            case "number" -> nodes.numberNode(number(schema));
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "string" -> nodes.textNode(plain(schema));
            default -> nodes.nullNode();
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = JsonNodeFactory.instance.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(20) > (required.contains(property.getKey()) ? 0 : 11)) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        if (random.nextInt(30) == 0) {
            object.put(nasty(), 1);
        }
        return object;
    }

    private JsonNode odd(JsonNodeFactory nodes) {
        return switch (random.nextInt(6)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.numberNode(1e300);
            case 2 -> nodes.numberNode(Long.MIN_VALUE);
            case 3 -> nodes.arrayNode().add(nodes.objectNode());
            case 4 -> nodes.objectNode().put("x", "y");
            default -> nodes.textNode(nasty());
        };
    }

    private Double number(JsonNode schema) {
        double least = schema.path("minimum").asDouble(-10);
        double most = schema.path("maximum").asDouble(100);
        return switch (random.nextInt(8)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> least - 1;
            case 3 -> most + 1;
            default -> least + random.nextDouble() * (most - least);
        };
    }

    private String plain(JsonNode schema) {
        JsonNode items = schema.has("items") ? document.resolved(schema.path("items")) : schema;
        if (random.nextInt(5) == 0) {
            return nasty();
        }
        if (items.has("enum")) {
            return items.path("enum")
                    .get(random.nextInt(items.path("enum").size()))
                    .asText();
        }
        return switch (items.path("format").asText(items.path("type").asText())) {
            case "date-time" -> "2026-11-%02dT%02d:00:00Z".formatted(1 + random.nextInt(30), random.nextInt(24));
            case "integer" -> Integer.toString(random.nextInt(1_100) - 10);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> KNOWN.get(random.nextInt(KNOWN.size()));
        };
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
