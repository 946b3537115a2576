package io.maskwatch.runtime.http;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;

/**
 * Where a process tells its health and its metrics. Immutable.
 *
 * @param host address to listen on; loopback unless told otherwise
 * @param port port to listen on; 0 takes any free one, -1 turns the endpoint off
 */
public record HttpSettings(String host, int port) {
    /** The port that means "no endpoint". */
    public static final int OFF = -1;

    public HttpSettings {
        if (host.isBlank()) {
            throw new UserError(
                    ExitCode.CONFIGURATION, "http.host", "it is empty", "Use 127.0.0.1, or 0.0.0.0 for all interfaces");
        }
        if (port < OFF || port > 65_535) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "http.port",
                    port + " is no port",
                    "Use 1 to 65535, 0 for any free port, -1 for no endpoint");
        }
    }

    /** No endpoint; on loopback once it gets a port. */
    public static HttpSettings defaults() {
        return new HttpSettings("127.0.0.1", OFF);
    }

    public boolean enabled() {
        return port != OFF;
    }
}
