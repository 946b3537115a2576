package io.maskwatch.sink.api.http;

import io.javalin.http.Context;
import io.maskwatch.sink.access.Caller;
import java.util.Optional;

/** Who makes a request, as the {@link Gate} found out. Stateless. */
public final class Callers {
    private static final String ATTRIBUTE = "maskwatch.caller";

    private Callers() {}

    /** Puts the caller on the request. */
    public static void set(Context context, Caller caller) {
        context.attribute(ATTRIBUTE, caller);
    }

    /** The caller; empty where nobody has logged in, which only paths that need nothing let pass. */
    public static Optional<Caller> find(Context context) {
        return Optional.ofNullable(context.attribute(ATTRIBUTE));
    }

    /** The caller of a path that needs one. */
    public static Caller of(Context context) {
        return find(context).orElseThrow(() -> new IllegalStateException("The gate let nobody pass"));
    }
}
