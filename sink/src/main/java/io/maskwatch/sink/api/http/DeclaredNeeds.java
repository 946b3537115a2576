package io.maskwatch.sink.api.http;

import io.javalin.config.EventConfig;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsHandlerType;
import java.util.Set;

/** Sees to it that each path says what it needs of its callers: with one that does not, the server does not start. Stateless. */
final class DeclaredNeeds {
    private DeclaredNeeds() {}

    /** To be called before paths are added. */
    static void requireOf(EventConfig events) {
        events.handlerAdded(added -> {
            if (added.getHttpMethod().isHttpMethod()) {
                require(added.getHttpMethod() + " " + added.getPath(), added.getRoles());
            }
        });
        events.wsHandlerAdded(added -> {
            if (added.getHandlerType() == WsHandlerType.WEBSOCKET) {
                require("WebSocket " + added.getPath(), added.getRoles());
            }
        });
    }

    private static void require(String path, Set<RouteRole> roles) {
        if (roles.size() != 1 || !(roles.iterator().next() instanceof Needs)) {
            throw new IllegalStateException(path + " does not say what it needs of its callers: add one of Needs");
        }
    }
}
