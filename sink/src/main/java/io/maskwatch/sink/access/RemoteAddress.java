package io.maskwatch.sink.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a request comes from. Stateless. */
public final class RemoteAddress {
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private RemoteAddress() {}

    /**
     * The address of the connection or, behind a proxy that is trusted, the last that the proxy names: those before it are
     * the caller's own words.
     *
     * @param forwardedFor header {@code X-Forwarded-For}
     */
    public static String of(String connection, @Nullable String forwardedFor, boolean trustProxy) {
        if (!trustProxy || forwardedFor == null) {
            return connection;
        }
        String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : connection;
    }
}
