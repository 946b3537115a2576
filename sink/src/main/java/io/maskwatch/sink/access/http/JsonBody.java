package io.maskwatch.sink.access.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.maskwatch.sink.api.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** Bodies in JSON, the only ones there are: a form of another site cannot send them. Stateless. */
final class JsonBody {
    private static final Pattern JSON = Pattern.compile("(?i)application/json\\s*(?:;.*)?");
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonBody() {}

    /** Refuses a body that says that it is something else, or does not say what it is. */
    static void require(Context context) {
        String type = context.header("Content-Type");
        if (type == null ? hasBody(context) : !JSON.matcher(type.strip()).matches()) {
            throw new Problem(
                            415,
                            "unsupported-type",
                            "The body has another type",
                            "Send application/json, and say so in Content-Type.",
                            List.of())
                    .exception();
        }
    }

    /** The body, which must be an object with these texts and nothing else. */
    static JsonNode texts(Context context, String... names) {
        JsonNode body = parse(context);
        List<String> known = List.of(names);
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Problem.invalid("body", "It has an unknown field. Known: " + String.join(", ", known) + ".")
                        .exception();
            }
        });
        for (String name : known) {
            if (!body.path(name).isTextual()) {
                throw Problem.invalid(name, "It is missing, or no text.").exception();
            }
        }
        return body;
    }

    private static JsonNode parse(Context context) {
        JsonNode body;
        try {
            body = MAPPER.readTree(context.bodyAsBytes());
        } catch (JsonProcessingException e) {
            throw notJson();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a body in memory failed", e);
        }
        if (body == null || !body.isObject()) {
            throw notJson();
        }
        return body;
    }

    private static RuntimeException notJson() {
        return Problem.invalid("body", "It is not an object in JSON.").exception();
    }

    private static boolean hasBody(Context context) {
        String length = context.header("Content-Length");
        return context.header("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }
}
