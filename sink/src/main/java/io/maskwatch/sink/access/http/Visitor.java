package io.maskwatch.sink.access.http;

import io.javalin.http.Context;
import io.maskwatch.sink.access.Admission;
import io.maskwatch.sink.access.Caller;
import io.maskwatch.sink.access.RemoteAddress;
import io.maskwatch.sink.access.Secret;
import io.maskwatch.sink.history.HistoryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of who makes it. Immutable.
 *
 * @param token of {@code Authorization: Bearer}
 * @param session of the cookie
 * @param remoteAddress where it comes from
 */
record Visitor(@Nullable Secret token, @Nullable Secret session, String remoteAddress) {
    private static final String BEARER = "bearer ";

    static Visitor of(Context context, SessionCookie cookie, boolean trustProxy) {
        return new Visitor(token(context), cookie.read(context).orElse(null), address(context, trustProxy));
    }

    static String address(Context context, boolean trustProxy) {
        return RemoteAddress.of(context.ip(), context.header("X-Forwarded-For"), trustProxy);
    }

    Optional<Caller> caller(Admission admission) {
        return admission.caller(token, session, remoteAddress);
    }

    /** The same where nobody needs to be known, and an outage of the database is no obstacle. */
    Optional<Caller> callerIfKnown(Admission admission) {
        try {
            return caller(admission);
        } catch (HistoryException e) {
            return Optional.empty(); // the request goes on as anybody's, and whoever needs the database says so
        }
    }

    /** Whether the caller is the same still, with the same rights; not while that cannot be found out. */
    boolean is(Caller caller, Admission admission) {
        return callerIfKnown(admission).filter(caller::equals).isPresent();
    }

    private static @Nullable Secret token(Context context) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? new Secret(header.substring(BEARER.length()).strip())
                : null;
    }
}
