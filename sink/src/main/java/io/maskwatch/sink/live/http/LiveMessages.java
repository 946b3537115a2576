package io.maskwatch.sink.live.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.sink.live.LivePicture;
import io.maskwatch.sink.live.SeenFace;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server says over the WebSocket. A picture: four bytes, big-endian, the length of the header; the header, JSON in
 * UTF-8; the JPEG. Words: JSON as text. Stateless.
 */
final class LiveMessages {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private LiveMessages() {}

    static ByteBuffer picture(LivePicture picture) {
        byte[] header = bytes(header(picture));
        byte[] jpeg = picture.jpeg().bytes();
        return ByteBuffer.allocate(Integer.BYTES + header.length + jpeg.length)
                .putInt(header.length)
                .put(header)
                .put(jpeg)
                .flip();
    }

    static String state(String cameraId, String text) {
        return NODES.objectNode()
                .put("type", "state")
                .put("cameraId", cameraId)
                .put("text", text)
                .toString();
    }

    /** A time as the API writes it. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    private static ObjectNode header(LivePicture picture) {
        ObjectNode header = NODES.objectNode()
                .put("cameraId", picture.cameraId())
                .put("session", picture.session())
                .put("sequence", picture.sequence())
                .put("capturedAt", time(picture.capturedAt()))
                .put("widthPx", picture.jpeg().widthPx())
                .put("heightPx", picture.jpeg().heightPx());
        ArrayNode boxes = header.putArray("boxes");
        picture.faces().forEach(face -> boxes.add(face(face)));
        return header.put("truncated", picture.truncated())
                .put("unblurred", picture.wish().unblurred());
    }

    private static ObjectNode face(SeenFace face) {
        ObjectNode node = NODES.objectNode();
        BoundingBox box = face.box();
        node.putObject("box")
                .put("left", box.getLeft())
                .put("top", box.getTop())
                .put("width", box.getWidth())
                .put("height", box.getHeight());
        node.put("verdict", face.verdict().name());
        ObjectNode scores = node.putObject("scores");
        Map<String, Float> sorted = new TreeMap<>(face.scores());
        sorted.forEach((label, score) -> scores.put(label, Math.round(score * 1000) / 1000.0));
        return node.put("trackId", face.trackId())
                .put("inZone", face.inZone())
                .put("faceSidePx", Math.round(face.faceSidePx() * 10) / 10.0);
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree cannot be written as JSON", e);
        }
    }
}
