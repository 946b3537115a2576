package io.maskwatch.sink.live.http;

import io.javalin.config.RoutesConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Needs;
import io.maskwatch.sink.api.http.Resource;
import io.maskwatch.sink.live.Watches;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code /live}: pictures of many cameras over one WebSocket. Pings keep it alive; a viewer who neither takes anything nor
 * answers them for half a minute is hung up on. Thread-safe.
 */
final class LiveSocket implements Resource {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final long PING_SECONDS = 10;
    private static final long MOST_TEXT_BYTES = 16_384;
    private static final int TRY_LATER = 1013;
    private static final int UNSUPPORTED = 1003;

    private final LiveParts parts;
    private final Map<String, SocketViewer> viewers = new ConcurrentHashMap<>();

    LiveSocket(LiveParts parts) {
        this.parts = parts;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.ws("/api/v1/live", this::configure, Needs.VIEWER);
    }

    private void configure(WsConfig socket) {
        socket.onConnect(this::connected);
        socket.onMessage(context -> {
            SocketViewer viewer = viewers.get(context.sessionId());
            if (viewer != null) {
                viewer.asked(context.message());
            }
        });
        socket.onBinaryMessage(context -> context.closeSession(UNSUPPORTED, "Only text is understood."));
        socket.onClose(context -> gone(context.sessionId()));
        socket.onError(context -> gone(context.sessionId()));
    }

    private void connected(WsConnectContext context) {
        context.session.setIdleTimeout(IDLE);
        context.session.setMaxTextMessageSize(MOST_TEXT_BYTES);
        try {
            SocketViewer viewer = new SocketViewer(context.session, Callers.of(context), Callers.holds(context), parts);
            viewers.put(context.sessionId(), viewer);
            context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        } catch (Watches.TooManyViewersException e) {
            context.closeSession(TRY_LATER, "Too many viewers watch already.");
        }
    }

    private void gone(String sessionId) {
        SocketViewer viewer = viewers.remove(sessionId);
        if (viewer != null) {
            viewer.close();
        }
    }
}
