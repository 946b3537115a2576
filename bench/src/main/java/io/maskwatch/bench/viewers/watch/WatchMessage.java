package io.maskwatch.bench.viewers.watch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** What a viewer says to the server: which cameras, how wide. Stateless. */
final class WatchMessage {
    private WatchMessage() {}

    static String of(Collection<String> cameraIds, int widthPx) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ArrayNode watch = message.putArray("watch");
        cameraIds.forEach(id -> watch.addObject().put("cameraId", id).put("widthPx", widthPx));
        return message.toString();
    }
}
