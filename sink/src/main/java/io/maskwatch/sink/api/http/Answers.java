package io.maskwatch.sink.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.sink.api.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes answers. Stateless. */
public final class Answers {
    /** The content type of problems. */
    public static final String PROBLEM_TYPE = "application/problem+json";

    static final ObjectMapper MAPPER = new ObjectMapper();

    /** A path that may be repeated: what is encoded in it might be a secret that was pasted into the wrong place. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[A-Za-z0-9/_.:-]{1,200}");

    private static final String JSON_TYPE = "application/json";

    private Answers() {}

    /** Answers with this JSON. */
    public static void json(Context context, JsonNode body) {
        context.contentType(JSON_TYPE).header("Cache-Control", "no-store").result(bytes(body));
    }

    /** Answers with a list; {@code next} is the cursor of what follows, null at its end. */
    public static void list(Context context, ArrayNode items, @Nullable String next) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.set("items", items);
        json(context, list.put("next", next));
    }

    /**
     * Answers with this content.
     *
     * @param type as it is sent: the server library, left to itself, adds a character set to pictures too
     */
    public static void bytes(Context context, String type, byte[] content) {
        context.result(content);
        context.res().setCharacterEncoding(null);
        context.res().setContentType(type);
    }

    /** Answers that it was done, and nothing else. */
    public static void nothing(Context context) {
        context.status(204);
        context.res().setContentType(null);
    }

    /** Answers with a problem. */
    public static void problem(Context context, Problem problem) {
        context.status(problem.status())
                .contentType(PROBLEM_TYPE)
                .header("Cache-Control", "no-store")
                .result(bytes(tree(problem, context.path())));
    }

    static ObjectNode tree(Problem problem, @Nullable String instance) {
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("type", "/problems/" + problem.type().code())
                .put("title", problem.type().title())
                .put("status", problem.status())
                .put("detail", Redaction.redact(problem.detail()));
        if (instance != null && PLAIN_PATH.matcher(instance).matches()) {
            tree.put("instance", instance);
        }
        ArrayNode errors = tree.putArray("errors");
        problem.errors()
                .forEach(error -> errors.addObject()
                        .put("field", Redaction.redact(error.field()))
                        .put("message", Redaction.redact(error.message())));
        return tree;
    }

    static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree cannot be written as JSON", e);
        }
    }
}
