package io.maskwatch.sink.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.sink.access.Role;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketGateTest {
    @TempDir
    Path folder;

    @Test
    void letsInWhoseNeedsAreMet() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            assertThat(open(api, "Cookie", api.cookie(Role.VIEWER))).isEqualTo("viewer");
            assertThat(open(api, "Authorization", "Bearer " + api.token(Role.VIEWER)))
                    .isEqualTo("token:viewer-program");
            assertThat(open(api)).isEqualTo("401");
            assertThat(open(api, "Cookie", "maskwatch-session=wrong")).isEqualTo("401");
        }
    }

    @Test
    void letsInOurOwnPageAlone() throws Exception {
        try (TestingApi api = TestingApi.open(folder)) {
            String cookie = api.cookie(Role.VIEWER);
            assertThat(open(api, "Cookie", cookie, "Origin", "http://127.0.0.1:" + api.port()))
                    .isEqualTo("viewer");
            assertThat(open(api, "Cookie", cookie, "Origin", "http://127.0.0.1:1"))
                    .isEqualTo("403");
            assertThat(open(api, "Cookie", cookie, "Origin", "https://evil.example.org"))
                    .isEqualTo("403");
            assertThat(open(api, "Cookie", cookie, "Origin", "null")).isEqualTo("403");
            assertThat(open(api, "Cookie", cookie, "Sec-Fetch-Site", "cross-site"))
                    .isEqualTo("403");
        }
    }

    /** What the server says first, or the status that it refuses with. */
    private static String open(TestingApi api, String... headers) throws Exception {
        CompletableFuture<String> first = new CompletableFuture<>();
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        try {
            WebSocket socket = builder.buildAsync(api.uri("ws", "/api/v1/live"), new FirstText(first))
                    .get(60, TimeUnit.SECONDS);
            String text = first.get(60, TimeUnit.SECONDS);
            socket.abort();
            return text;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return Integer.toString(refused.getResponse().statusCode());
            }
            throw e;
        }
    }

    private record FirstText(CompletableFuture<String> text) implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.complete(data.toString());
            return null;
        }
    }
}
