package io.maskwatch.sink.access;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What access depends on in the configuration of the API. Immutable.
 *
 * @param host address that the API listens on
 * @param publicUrl where browsers reach it from outside, e.g. {@code https://masks.example.org}; null if nowhere else
 * @param trustProxy whether the last address of {@code X-Forwarded-For} is the caller's: only behind a proxy that sets it
 */
public record AccessSettings(String host, @Nullable URI publicUrl, boolean trustProxy) {
    /** Whether browsers come by HTTPS, so that cookies are for HTTPS alone. */
    public boolean secure() {
        return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** The origin of {@link #publicUrl}; empty without one. */
    public String publicOrigin() {
        return publicUrl == null ? "" : publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    /** Whether nobody but programs on this machine can reach the API. */
    public boolean onlyLoopback() {
        return Loopback.isNamed(host) && (publicUrl == null || Loopback.isNamed(publicUrl.getHost()));
    }
}
