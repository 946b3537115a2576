package io.maskwatch.sink.api;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where the API listens and what it allows. Immutable.
 *
 * @param host address to listen on; loopback unless told otherwise
 * @param port port to listen on; 0 takes any free one, -1 turns the API off
 * @param publicUrl what browsers call it, if that differs from host and port, such as {@code https://masks.example.org};
 *     empty if it does not
 * @param siteName what people call the venue, shown by the page, before a login too; empty for none
 * @param allowLocalTargets whether cameras may be added at loopback and link-local addresses
 * @param pictures whether pictures are shown at all
 * @param wallDisplays whether a viewer's login holds for 90 days, used or not, for displays at which nobody logs in
 * @param trustProxy whether a proxy in front says who calls: the last address of {@code X-Forwarded-For} is believed
 */
public record ApiSettings(
        String host,
        int port,
        String publicUrl,
        String siteName,
        boolean allowLocalTargets,
        boolean pictures,
        boolean wallDisplays,
        boolean trustProxy) {
    /** The port that means "no API". */
    public static final int OFF = -1;

    private static final int LONGEST_NAME = 100;

    public ApiSettings {
        if (host.isBlank()) {
            throw invalid("host", "it is empty", "Use 127.0.0.1, or 0.0.0.0 for all interfaces");
        }
        if (port < OFF || port > 65_535) {
            throw invalid("port", port + " is no port", "Use 1 to 65535, 0 for any free port, -1 for no API");
        }
        if (!publicUrl.isEmpty() && !isOrigin(publicUrl)) {
            throw invalid("publicUrl", "it is no address of a server", "Write https://HOST or http://HOST:PORT");
        }
        if (siteName.length() > LONGEST_NAME || siteName.chars().anyMatch(Character::isISOControl)) {
            throw invalid("siteName", "it is too long, or has control characters", "Use at most 100 plain characters");
        }
    }

    /** On loopback, port 8080, with pictures. */
    public static ApiSettings defaults() {
        return new ApiSettings("127.0.0.1", 8080, "", "", false, true, false, false);
    }

    public boolean enabled() {
        return port != OFF;
    }

    /** The same on another port. */
    public ApiSettings withPort(int other) {
        return new ApiSettings(host, other, publicUrl, siteName, allowLocalTargets, pictures, wallDisplays, trustProxy);
    }

    /** The same, with cameras at loopback and link-local addresses allowed or not. */
    public ApiSettings withLocalTargets(boolean allow) {
        return new ApiSettings(host, port, publicUrl, siteName, allow, pictures, wallDisplays, trustProxy);
    }

    private static boolean isOrigin(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && (path.isEmpty() || path.equals("/"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static UserError invalid(String key, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, "api." + key, cause, remedy);
    }
}
