package io.maskwatch.sink.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that mean this very machine whatever a name server says. Stateless. */
public final class Loopback {
    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern NAMED = Pattern.compile("localhost|(?:[a-z0-9-]+\\.)+localhost|127(?:\\." + BYTE
            + "){3}" + "|\\[?::1]?|\\[?(?:0{1,4}:){7}0{0,3}1]?");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private Loopback() {}

    /** Whether a host, without port, is loopback by its name alone. */
    public static boolean isNamed(@Nullable String host) {
        return host != null && NAMED.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a {@code Host} header, with or without port, names loopback. */
    public static boolean isNamedByHeader(@Nullable String header) {
        return header != null
                && (header.startsWith("[") || header.indexOf(':') == header.lastIndexOf(':'))
                && isNamed(PORT.matcher(header).replaceFirst(""));
    }
}
