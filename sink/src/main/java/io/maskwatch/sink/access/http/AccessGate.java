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
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.http.Answers;
import io.maskwatch.sink.api.http.Body;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Gate;
import io.maskwatch.sink.api.http.Needs;
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
        boolean unanswered = context.endpoints().matchedHttpEndpoint() == null;
        if (context.method().equals(HandlerType.HEAD) && unanswered) { // else the library answers 200 without asking us
            context.header("Allow", "GET");
            throw ProblemType.METHOD_NOT_ALLOWED.of("Use GET instead of HEAD.").exception();
        }
        if (!SameOrigin.safe(context.method().name())) {
            requireOwn(context);
            Body.requireJson(context);
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
            throw ProblemType.CROSS_ORIGIN
                    .of("The request comes from a page of another origin. Behind a proxy, set api.publicUrl.")
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
        return ProblemType.LOGIN_REQUIRED
                .of("Log in, or show a token that holds.")
                .exception();
    }

    private static RuntimeException forbidden(Needs needs) {
        return ProblemType.FORBIDDEN
                .of("It takes the role " + needs.name().toLowerCase(Locale.ROOT) + ".")
                .exception();
    }
}
