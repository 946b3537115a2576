package io.maskwatch.sink.access.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.maskwatch.sink.access.AccessSettings;
import io.maskwatch.sink.access.Admission;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.LoginOutcome;
import io.maskwatch.sink.access.Logins;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.api.ProblemType;
import io.maskwatch.sink.api.http.Answers;
import io.maskwatch.sink.api.http.Body;
import io.maskwatch.sink.api.http.Callers;
import io.maskwatch.sink.api.http.Needs;
import io.maskwatch.sink.api.http.Query;
import io.maskwatch.sink.api.http.Resource;
import java.time.Duration;
import java.util.Optional;

/** {@code /session}: who is logged in; logging in and out. Thread-safe. */
final class SessionResource implements Resource {
    private static final String PATH = "/api/v1/session";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1_000;

    private final AccessSettings settings;
    private final Admission admission;
    private final Logins logins;
    private final SessionCookie cookie;
    private final Site site;

    SessionResource(AccessSettings settings, Admission admission, Logins logins, SessionCookie cookie, Site site) {
        this.settings = settings;
        this.admission = admission;
        this.logins = logins;
        this.cookie = cookie;
        this.site = site;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::read, Needs.NOTHING);
        routes.post(PATH, this::logIn, Needs.NOTHING);
        routes.delete(PATH, this::logOut, Needs.NOTHING);
    }

    private void read(Context context) {
        Query.of(context);
        Answers.json(context, view(Callers.find(context)));
    }

    private void logIn(Context context) {
        Query.of(context);
        Body body = Body.of(context, "name", "password");
        LoginOutcome outcome = logins.logIn(
                body.required("name", LONGEST_NAME), body.required("password", LONGEST_PASSWORD), address(context));
        if (outcome instanceof LoginOutcome.TooMany later) {
            throw tooMany(context, later.retryAfter());
        }
        if (!(outcome instanceof LoginOutcome.Accepted accepted)) {
            throw refused();
        }
        cookie.read(context).ifPresent(logins::forget);
        cookie.set(context, accepted.secret(), accepted.caller().role());
        Answers.json(context, view(Optional.of(accepted.caller())));
    }

    private void logOut(Context context) {
        Query.of(context);
        cookie.clear(context);
        cookie.read(context).ifPresent(secret -> logins.logOut(secret, address(context)));
        Answers.nothing(context);
    }

    private ObjectNode view(Optional<Caller> caller) {
        Optional<Role> role = caller.map(Caller::role);
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        caller.ifPresentOrElse(
                who -> view.putObject("user")
                        .put("name", who.name())
                        .put("role", who.role().name()),
                () -> view.putNull("user"));
        return view.put("loginRequired", admission.loginRequired())
                .put("role", role.map(Role::name).orElse(null))
                .put(
                        "mayUnblur",
                        role.filter(has -> has.includes(Role.OPERATOR)).isPresent())
                .put("version", site.version())
                .put("siteName", site.name().isEmpty() ? null : site.name());
    }

    private String address(Context context) {
        return Visitor.address(context, settings.trustProxy());
    }

    private static RuntimeException refused() {
        return ProblemType.LOGIN_REFUSED
                .of("Name and password do not belong together.")
                .exception();
    }

    private static RuntimeException tooMany(Context context, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        context.header("Retry-After", Long.toString(seconds));
        return ProblemType.TOO_MANY_LOGINS.of("Try again in " + seconds + " s.").exception();
    }
}
