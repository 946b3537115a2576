package io.maskwatch.sink.access.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.Secret;
import io.maskwatch.sink.access.SessionLife;
import java.util.Optional;

/**
 * The cookie that holds a login's secret: for this host alone, not for scripts, not sent by pages of other sites, and by
 * HTTPS alone where that is how browsers come. Immutable.
 */
final class SessionCookie {
    private static final String NAME = "maskwatch-session";
    private static final String HOST_ONLY = "__Host-";
    private static final int LONGEST = 100;

    private final boolean secure;
    private final SessionLife life;

    /**
     * @param secure whether browsers come by HTTPS
     * @param life how long browsers keep it at most; the login may end sooner
     */
    SessionCookie(boolean secure, SessionLife life) {
        this.secure = secure;
        this.life = life;
    }

    Optional<Secret> read(Context context) {
        String value = context.cookie(name());
        return value == null || value.isEmpty() || value.length() > LONGEST
                ? Optional.empty()
                : Optional.of(new Secret(value));
    }

    void set(Context context, Secret secret, Role role) {
        context.cookie(cookie(secret.text(), (int) life.longest(role).toSeconds()));
    }

    void clear(Context context) {
        context.cookie(cookie("", 0));
    }

    private Cookie cookie(String value, int maxAgeSeconds) {
        return new Cookie(name(), value, "/", maxAgeSeconds, secure, true, null, SameSite.STRICT);
    }

    private String name() {
        return secure ? HOST_ONLY + NAME : NAME;
    }
}
