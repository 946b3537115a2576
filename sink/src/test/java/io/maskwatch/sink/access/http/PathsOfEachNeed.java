package io.maskwatch.sink.access.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.websocket.WsConnectContext;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Needs;
import io.maskwatch.sink.api.http.Resource;
import java.util.Locale;

/** {@code /api/v1/needs/NEED} for each need and method: answers with the caller; and a WebSocket that does. */
final class PathsOfEachNeed implements Resource {
    @Override
    public void addTo(RoutesConfig routes) {
        for (Needs needs : Needs.values()) {
            String path = "/api/v1/needs/" + needs.name().toLowerCase(Locale.ROOT);
            Handler handler = PathsOfEachNeed::answer;
            routes.get(path, handler, needs);
            routes.post(path, handler, needs);
            routes.put(path, handler, needs);
            routes.delete(path, handler, needs);
        }
        routes.get("/page", context -> context.result("page"), Needs.NOTHING);
        routes.ws("/api/v1/live", socket -> socket.onConnect(PathsOfEachNeed::greet), Needs.VIEWER);
    }

    private static void greet(WsConnectContext context) {
        Caller caller = context.attribute("maskwatch.caller");
        context.send(caller == null ? "nobody" : caller.name());
    }

    private static void answer(Context context) {
        context.result(Callers.find(context)
                .map(caller -> words(caller, Callers.holds(context).getAsBoolean()))
                .orElse("nobody"));
    }

    private static String words(Caller caller, boolean holds) {
        return "%s %s %s %s".formatted(caller.name(), caller.role(), caller.remoteAddress(), holds);
    }
}
