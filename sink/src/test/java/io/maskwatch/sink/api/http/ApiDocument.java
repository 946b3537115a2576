package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.maskwatch.sink.api.ProblemType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document as a server gives it, and whether answers are as it says. For one thread. */
final class ApiDocument {
    private static final String PROBLEM = "application/problem+json";
    private static final String ANY_OPERATION = "x-responses-of-any-operation";
    private static final String OPEN_SYMBOLS = "x-extensible-enum";

    /** An operation. */
    record Operation(String id, String method, String path, JsonNode node) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> schemas = new HashMap<>();

    ApiDocument(String json) throws IOException {
        this.document = MAPPER.readTree(json);
    }

    /** All operations. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    String id = method.getValue().path("operationId").asText();
                    operations.add(new Operation(
                            id, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
                }));
        return operations;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The document has no operation " + id));
    }

    /** What the reference leads to, or the node itself. */
    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        return reference == null ? node : document.at(reference.textValue().substring(1));
    }

    /** The kinds of problems that the document knows. */
    List<String> problemTypes() {
        List<String> types = new ArrayList<>();
        document.at("/components/schemas/Problem/properties/type/" + OPEN_SYMBOLS)
                .forEach(type -> types.add(type.asText()));
        return types;
    }

    /** What is wrong with an answer; empty if it is as documented. A field that the document does not know is wrong. */
    List<String> faults(Operation operation, HttpResponse<String> answer) {
        JsonNode response = response(operation, answer.statusCode());
        if (response.isMissingNode()) {
            return List.of("status " + answer.statusCode() + " is not documented");
        }
        List<String> faults = new ArrayList<>();
        response.path("headers").fieldNames().forEachRemaining(name -> {
            boolean required = response.at("/headers/" + name + "/required").asBoolean();
            if (required && answer.headers().firstValue(name).isEmpty()) {
                faults.add("header " + name + " is missing");
            }
        });
        faults.addAll(contentFaults(response, answer));
        return faults;
    }

    /** What the operation says of a status, else what the document says of any operation. */
    private JsonNode response(Operation operation, int status) {
        JsonNode own = operation.node().path("responses").path(Integer.toString(status));
        JsonNode any = document.path(ANY_OPERATION);
        JsonNode other = any.path(any.has(Integer.toString(status)) ? Integer.toString(status) : status / 100 + "XX");
        return resolved(own.isMissingNode() ? other : own);
    }

    private List<String> contentFaults(JsonNode response, HttpResponse<String> answer) {
        JsonNode content = response.path("content");
        String stated = answer.headers().firstValue("Content-Type").orElse("");
        if (content.isMissingNode()) {
            return answer.body().isEmpty() && stated.isEmpty() ? List.of() : List.of("there is a body or its type");
        }
        String type = stated.replaceAll(";.*", "");
        JsonNode schema = content.path(type).path("schema");
        if (schema.isMissingNode()) {
            return List.of("content type '" + type + "' is not documented");
        }
        if (schema.path("format").asText().equals("binary")) {
            return stated.equals(type) ? List.of() : List.of("a picture has no character set: " + stated);
        }
        List<String> faults = new ArrayList<>(type.endsWith("json") ? faults(schema, answer.body()) : List.of());
        if (type.equals(PROBLEM)) {
            faults.addAll(problemFaults(response, answer));
        }
        return faults;
    }

    /** A problem has its own status and a type that goes with it, of which the document tells at that answer. */
    private static List<String> problemFaults(JsonNode response, HttpResponse<String> answer) {
        JsonNode problem;
        try {
            problem = MAPPER.readTree(answer.body());
        } catch (IOException e) {
            return List.of("the problem is no JSON");
        }
        String code = problem.path("type").asText().replace("/problems/", "");
        boolean fits = Arrays.stream(ProblemType.values())
                .anyMatch(type -> type.code().equals(code)
                        && type.title().equals(problem.path("title").asText())
                        && (type.statuses().isEmpty() || type.statuses().contains(answer.statusCode())));
        boolean told = response.path("description").asText().contains("`" + code + "`");
        return fits && told && problem.path("status").asInt() == answer.statusCode()
                ? List.of()
                : List.of("the problem '%s' does not go with status %d".formatted(code, answer.statusCode()));
    }

    private List<String> faults(JsonNode schema, String json) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.path("components").deepCopy());
        close(root);
        return registry.getSchema(root.toString(), InputFormat.JSON);
    }

    /** Answers are open to who reads them; what is not documented is a fault all the same. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            if (schema.path("properties").isObject()) {
                schema.put("additionalProperties", false);
            }
            if (schema.path(OPEN_SYMBOLS).isArray()) {
                schema.set("enum", schema.path(OPEN_SYMBOLS));
            }
        }
        node.forEach(ApiDocument::close);
    }

    /** A schema of the body that an operation takes; null if it takes none. */
    @Nullable
    JsonNode bodySchema(Operation operation) {
        JsonNode schema = operation
                .node()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return schema.isMissingNode() ? null : resolved(schema);
    }
}
