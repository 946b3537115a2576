package io.maskwatch.sink.access.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.maskwatch.sink.access.AccessSettings;
import io.maskwatch.sink.access.Admission;
import io.maskwatch.sink.access.BusyException;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.SameOrigin;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.http.Answers;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Gate;
import io.maskwatch.sink.api.http.Needs;
import java.util.List;
import java.util.Locale;

/**
 * Stands before every path: refuses requests that pages of other origins made, finds out who calls, and lets in whose role
 * the path's {@link Needs} are met by. A path without them lets nobody in. Thread-safe.
 */
final class AccessGate implements Gate {
    private static final String RETRY_AFTER_SECONDS = "5";

    private final AccessSettings settings;
    private final Admission admission;
    private final SessionCookie cookie;
    private final LocalOnly localOnly;
    private final SecurityHeaders headers;
    private final SameOrigin origins;

    AccessGate(AccessSettings settings, Admission admission, SessionCookie cookie) {
        this.settings = settings;
        this.admission = admission;
        this.cookie = cookie;
        this.localOnly = new LocalOnly(settings);
        this.headers = new SecurityHeaders(settings.secure());
        this.origins = new SameOrigin(settings.publicOrigin());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(BusyException.class, (busy, context) -> {
            context.header("Retry-After", RETRY_AFTER_SECONDS);
            Answers.problem(context, Problem.unavailable("Too many logins are being checked. Try again."));
        });
        routes.before(this::enter);
        routes.beforeMatched(this::admit);
        routes.wsBeforeUpgrade(context -> {
            enter(context);
            requireOwn(context);
            admit(context);
        });
    }

    private void enter(Context context) {
        headers.addTo(context);
        localOnly.require(context);
        if (context.method().equals(HandlerType.HEAD)) { // the server library does not tell what such a path needs
            context.header("Allow", "GET");
            throw new Problem(
                            405,
                            "method-not-allowed",
                            "This path has no such method",
                            "Use GET instead of HEAD.",
                            List.of())
                    .exception();
        }
        if (!SameOrigin.safe(context.method().name())) {
            requireOwn(context);
            JsonBody.require(context);
        }
    }

    private void admit(Context context) {
        Needs needs = needs(context);
        Visitor visitor = Visitor.of(context, cookie, settings.trustProxy());
        if (needs == Needs.NOTHING) {
            visitor.callerIfKnown(admission).ifPresent(caller -> set(context, caller, visitor));
            return;
        }
        requireOwn(context); // also what only reads: nobody else's page has anything to do with it
        Caller caller = visitor.caller(admission).orElseThrow(() -> loginRequired(context));
        if (!needs.metBy(caller.role())) {
            throw forbidden(needs);
        }
        set(context, caller, visitor);
    }

    private void set(Context context, Caller caller, Visitor visitor) {
        Callers.set(context, caller, () -> visitor.is(caller, admission));
    }

    private void requireOwn(Context context) {
        if (!origins.own(context.header("Sec-Fetch-Site"), context.header("Origin"), context.header("Host"))) {
            throw new Problem(
                            403,
                            "cross-origin",
                            "Pages of other sites may not do that",
                            "The request comes from a page of another origin. Behind a proxy, set api.publicUrl.",
                            List.of())
                    .exception();
        }
    }

    /** All that a path declares, which is one; a fault of ours if it is none. */
    private static Needs needs(Context context) {
        return context.routeRoles().stream()
                .filter(Needs.class::isInstance)
                .map(Needs.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A path does not say what it needs"));
    }

    private static RuntimeException loginRequired(Context context) {
        context.header("WWW-Authenticate", "Bearer realm=\"maskwatch\"");
        return new Problem(401, "login-required", "A login is needed", "Log in, or show a token that holds.", List.of())
                .exception();
    }

    private static RuntimeException forbidden(Needs needs) {
        return new Problem(
                        403,
                        "forbidden",
                        "That is not allowed",
                        "It takes the role " + needs.name().toLowerCase(Locale.ROOT) + ".",
                        List.of())
                .exception();
    }
}
