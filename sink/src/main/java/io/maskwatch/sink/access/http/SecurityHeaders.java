package io.maskwatch.sink.access.http;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells browsers what a page and its answers may do and who may use them. Immutable. */
final class SecurityHeaders {
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' blob: data:",
            "style-src 'self'",
            "script-src 'self'",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'");
    private static final String NO_DEVICES = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()";
    private static final String A_YEAR = "max-age=31536000";

    private final Map<String, String> headers = new LinkedHashMap<>();

    /** @param secure whether browsers come by HTTPS */
    SecurityHeaders(boolean secure) {
        headers.put("Content-Security-Policy", CONTENT_POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", NO_DEVICES);
        headers.put("Cache-Control", "no-store");
        if (secure) {
            headers.put("Strict-Transport-Security", A_YEAR);
        }
    }

    /** To be called first: a resource may replace {@code Cache-Control}. */
    void addTo(Context context) {
        headers.forEach(context::header);
    }
}
