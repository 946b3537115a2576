package io.maskwatch.sink.api.http;

import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import io.maskwatch.sink.access.Caller;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who makes a request, as the {@link Gate} found out. Stateless. */
public final class Callers {
    private static final String ATTRIBUTE = "maskwatch.caller";
    private static final String HOLDS = "maskwatch.caller.holds";

    private Callers() {}

    /** Puts the caller on the request. */
    public static void set(Context context, Caller caller) {
        set(context, caller, () -> true);
    }

    /**
     * Puts the caller on the request.
     *
     * @param holds asked later on whether the caller's login and role still hold; may be slow
     */
    public static void set(Context context, Caller caller, BooleanSupplier holds) {
        context.attribute(ATTRIBUTE, caller);
        context.attribute(HOLDS, holds);
    }

    /**
     * Whether the caller of this request is still what the gate found, for what goes on after it: streams and WebSockets
     * ask from time to time and end when it is not so. May be kept and asked after the request is over.
     */
    public static BooleanSupplier holds(Context context) {
        BooleanSupplier holds = context.attribute(HOLDS);
        return holds == null ? () -> false : holds;
    }

    /** The caller; empty where nobody has logged in, which only paths that need nothing let pass. */
    public static Optional<Caller> find(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    /** The caller of a path that needs one. */
    public static Caller of(Context context) {
        return find(context).orElseThrow(() -> new IllegalStateException("The gate let nobody pass"));
    }

    /** The caller who opened a WebSocket whose path needs one. */
    public static Caller of(WsContext context) {
        Caller caller = context.attribute(ATTRIBUTE);
        if (caller == null) {
            throw new IllegalStateException("The gate let nobody pass");
        }
        return caller;
    }

    /** As {@link #holds(Context)}, of the caller who opened a WebSocket. */
    public static BooleanSupplier holds(WsContext context) {
        BooleanSupplier holds = context.attribute(HOLDS);
        return holds == null ? () -> false : holds;
    }
}
