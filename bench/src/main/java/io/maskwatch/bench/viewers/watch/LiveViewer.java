package io.maskwatch.bench.viewers.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A viewer at a real WebSocket who takes every picture at once and keeps when it came. Thread-safe. */
public final class LiveViewer implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final InstantSource clock;
    private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final WebSocket socket;
    private volatile boolean closing;
    private volatile String ended = "";

    private LiveViewer(HttpClient client, URI url, InstantSource clock) {
        this.clock = clock;
        this.socket = client.newWebSocketBuilder().buildAsync(url, this).join();
    }

    /** A viewer of these cameras from now on. */
    public static LiveViewer open(
            HttpClient client, URI url, Collection<String> cameraIds, int widthPx, InstantSource clock) {
        LiveViewer viewer = new LiveViewer(client, url, clock);
        viewer.socket.sendText(WatchMessage.of(cameraIds, widthPx), true).join();
        return viewer;
    }

    /** What has come so far. */
    public List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    /** Why the server hung up; empty while it has not. */
    public String ended() {
        return ended;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        message.writeBytes(bytes);
        if (last) {
            arrivals.add(arrival(message.toByteArray(), clock.instant()));
            message.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended = closing ? "" : "status " + status + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = closing ? "" : error.toString();
    }

    private static Arrival arrival(byte[] bytes, Instant now) {
        int length = ByteBuffer.wrap(bytes).getInt();
        JsonNode header = tree(new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8));
        FrameKey frame = new FrameKey(
                header.path("cameraId").asText(),
                header.path("session").asLong(),
                header.path("sequence").asLong());
        return new Arrival(frame, Instant.parse(header.path("capturedAt").asText()), now);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The server sent a picture without its description", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        socket.abort();
    }
}
