package io.maskwatch.sink.api.testing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Gate;
import io.maskwatch.sink.api.http.Needs;
import java.util.Locale;

/**
 * Lets everybody in as the role that the header {@code X-Role} names, an administrator without it, and refuses what the
 * role may not.
 */
public final class OpenGate implements Gate {
    /** Names the role. */
    public static final String ROLE = "X-Role";

    @Override
    public void addTo(RoutesConfig routes) {
        routes.beforeMatched(OpenGate::admit);
        routes.wsBeforeUpgrade(OpenGate::admit);
    }

    private static void admit(Context context) {
        String name = context.header(ROLE);
        Role role = name == null ? Role.ADMINISTRATOR : Role.valueOf(name.toUpperCase(Locale.ROOT));
        Callers.set(context, new Caller(Caller.LOCAL, role, context.ip()));
        boolean refused =
                context.routeRoles().stream().anyMatch(needs -> needs instanceof Needs some && !some.metBy(role));
        if (refused) {
            throw ProblemType.FORBIDDEN
                    .of("A " + role.name().toLowerCase(Locale.ROOT) + " may not do that.")
                    .exception();
        }
    }
}
