package io.maskwatch.sink.api.http;

import io.javalin.security.RouteRole;
import io.maskwatch.sink.access.Role;
import org.jspecify.annotations.Nullable;

/** What a path needs of its caller. */
public enum Needs implements RouteRole {
    /** Nothing: for the page itself and the login. */
    NOTHING(null),
    VIEWER(Role.VIEWER),
    OPERATOR(Role.OPERATOR),
    ADMINISTRATOR(Role.ADMINISTRATOR);

    private final @Nullable Role role;

    Needs(@Nullable Role role) {
        this.role = role;
    }

    /** Whether a caller of this role may pass. */
    public boolean metBy(Role has) {
        return role == null || has.includes(role);
    }
}
