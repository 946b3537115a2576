package io.maskwatch.sink.live.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.sink.live.PictureWish;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a viewer asks for over the WebSocket: {@code {"watch":[{"cameraId":"a","widthPx":320}],"unblurred":false}}.
 * Immutable.
 *
 * @param wishes one for each camera; of a camera that is named twice the last one
 */
record WatchRequest(Set<PictureWish> wishes) {
    private static final int MOST_CAMERAS = 64;
    private static final int USUAL_WIDTH_PX = 640;
    private static final int LEAST_WIDTH_PX = 16;
    private static final int MOST_WIDTH_PX = 3840;
    private static final int LONGEST_ID = 63;
    private static final Set<String> FIELDS = Set.of("watch", "unblurred");
    private static final Set<String> WATCH_FIELDS = Set.of("cameraId", "widthPx");
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    WatchRequest {
        wishes = Set.copyOf(wishes);
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static WatchRequest of(String message) {
        JsonNode root = tree(message);
        requireFields(root, FIELDS, "The message");
        JsonNode watch = root.path("watch");
        require(watch.isArray() && watch.size() <= MOST_CAMERAS, "watch is to be a list of at most 64 cameras.");
        JsonNode unblurred = root.path("unblurred");
        require(unblurred.isMissingNode() || unblurred.isBoolean(), "unblurred is to be true or false.");
        Map<String, PictureWish> wishes = new LinkedHashMap<>();
        for (JsonNode entry : watch) {
            PictureWish wish = wish(entry, unblurred.asBoolean());
            wishes.put(wish.cameraId(), wish);
        }
        return new WatchRequest(Set.copyOf(wishes.values()));
    }

    boolean unblurred() {
        return wishes.stream().anyMatch(PictureWish::unblurred);
    }

    private static PictureWish wish(JsonNode entry, boolean unblurred) {
        requireFields(entry, WATCH_FIELDS, "An entry of watch");
        JsonNode id = entry.path("cameraId");
        require(
                id.isTextual() && !id.asText().isEmpty() && id.asText().length() <= LONGEST_ID,
                "cameraId is to be a camera's id.");
        JsonNode width = entry.path("widthPx");
        boolean inRange = width.isInt() && width.asInt() >= LEAST_WIDTH_PX && width.asInt() <= MOST_WIDTH_PX;
        require(width.isMissingNode() || inRange, "widthPx is to be a whole number from 16 to 3840.");
        return new PictureWish(id.asText(), width.asInt(USUAL_WIDTH_PX), unblurred);
    }

    private static JsonNode tree(String message) {
        try {
            return MAPPER.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The message is not JSON.", e);
        }
    }

    private static void requireFields(JsonNode node, Set<String> known, String what) {
        require(node.isObject(), what + " is to be an object.");
        node.fieldNames().forEachRemaining(name -> require(known.contains(name), what + " has an unknown field."));
    }

    private static void require(boolean holds, String complaint) {
        if (!holds) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
