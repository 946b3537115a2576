package io.maskwatch.sink.live.main;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.sink.api.testing.OpenGate;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A viewer at a real WebSocket. One that is not attentive reads nothing. */
final class TestingSocket implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final List<Shown> pictures = new CopyOnWriteArrayList<>();
    final List<JsonNode> words = new CopyOnWriteArrayList<>();
    volatile int closedWith = -1;

    private final boolean attentive;
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    /** A picture as it came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Shown(JsonNode header, byte[] jpeg) {}

    TestingSocket(HttpClient client, int port, String role, boolean attentive) {
        this.attentive = attentive;
        this.socket = client.newWebSocketBuilder()
                .header(OpenGate.ROLE, role)
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/live"), this)
                .join();
    }

    void say(String words) {
        socket.sendText(words, true).join();
    }

    void watch(String cameraId, int widthPx, boolean unblurred) {
        say("{\"watch\":[{\"cameraId\":\"%s\",\"widthPx\":%d}],\"unblurred\":%s}"
                .formatted(cameraId, widthPx, unblurred));
    }

    long lastSequence() {
        return pictures.isEmpty()
                ? 0
                : pictures.get(pictures.size() - 1).header().path("sequence").asLong();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (attentive) {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        message.writeBytes(bytes);
        if (last) {
            pictures.add(shown(message.toByteArray()));
            message.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            words.add(tree(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        closedWith = status;
        return null;
    }

    private static Shown shown(byte[] bytes) {
        int length = ByteBuffer.wrap(bytes).getInt();
        String header = new String(bytes, Integer.BYTES, length, StandardCharsets.UTF_8);
        return new Shown(tree(header), Arrays.copyOfRange(bytes, Integer.BYTES + length, bytes.length));
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("The server sent no JSON", e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
