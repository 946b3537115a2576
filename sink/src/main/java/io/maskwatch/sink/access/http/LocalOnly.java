package io.maskwatch.sink.access.http;

import io.javalin.http.Context;
import io.maskwatch.sink.access.AccessSettings;
import io.maskwatch.sink.access.Loopback;
import io.maskwatch.sink.api.ProblemType;
import java.util.List;

/**
 * Where the API is for this machine alone, its address must be named as this machine's: a page elsewhere whose name is
 * made to mean 127.0.0.1 sends that name. And no proxy may stand in between, which would let others in. Immutable.
 */
final class LocalOnly {
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded");

    private final boolean local;

    LocalOnly(AccessSettings settings) {
        this.local = settings.onlyLoopback();
    }

    void require(Context context) {
        if (!local) {
            return;
        }
        if (!Loopback.isNamedByHeader(context.header("Host"))) {
            throw ProblemType.MISDIRECTED
                    .of("It is for this machine alone. Call it localhost or 127.0.0.1, or set api.publicUrl.")
                    .exception();
        }
        if (OF_PROXIES.stream().anyMatch(name -> context.header(name) != null)) {
            throw ProblemType.THROUGH_PROXY
                    .of("It is for this machine alone. To have it behind a proxy, add users and set"
                            + " api.publicUrl.")
                    .exception();
        }
    }
}
