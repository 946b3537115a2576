package io.maskwatch.sink.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that a page of another origin made from those of our own page and of programs, by what browsers say
 * themselves: {@code Sec-Fetch-Site}, else {@code Origin} against {@code Host}. As {@code http.CrossOriginProtection} of
 * Go 1.25 does it. Immutable.
 */
public final class SameOrigin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String publicOrigin;

    /**
     * Knows our own origin.
     *
     * @param publicOrigin an origin that is ours too, for browsers behind a proxy that changes the host; may be empty
     */
    public SameOrigin(String publicOrigin) {
        this.publicOrigin = publicOrigin;
    }

    /** Whether the method changes nothing, so that it may come from anywhere as far as changes go. */
    public static boolean safe(String method) {
        return SAFE.contains(method);
    }

    /**
     * Whether the request is of our own page or of a program that is no browser.
     *
     * @param fetchSite header {@code Sec-Fetch-Site}
     * @param origin header {@code Origin}
     * @param host header {@code Host}
     */
    public boolean own(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (origin != null && !publicOrigin.isEmpty() && origin.equalsIgnoreCase(publicOrigin)) {
            return true;
        }
        if (fetchSite != null && !fetchSite.isEmpty()) {
            return OWN.contains(fetchSite);
        }
        return origin == null || sameHost(origin, host);
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        int authority = origin.indexOf("://");
        return host != null && authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
    }
}
