package io.maskwatch.sink.access;

import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps callers of the API from reaching, by way of a camera's URL, what they should not. Thread-safe.
 *
 * <p>What several programs could read in several ways is refused rather than understood: a host is a name of plain
 * letters, an IPv4 address of four plain decimal numbers, or an IPv6 address in brackets. Names are looked up and each of
 * their addresses is checked. The name may mean another address by the time that ingest connects: only a network that
 * keeps ingest from such addresses helps against that.
 */
public final class TargetGuard {
    private static final Pattern URL = Pattern.compile(
            "(rtsp|rtsps|http|https)://(?:([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\\.?)|\\[([0-9a-f:.]+)])(?::(\\d{1,5}))?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV4 =
            Pattern.compile("(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    /** A name whose last label is a number, which some programs read as an address. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    private static final String UNCLEAR =
            "It is not a URL that the API takes. Write rtsp://, rtsps://, http:// or https://,"
                    + " then a plain host name (of another alphabet in its xn-- form) or an address like 10.0.0.5 or"
                    + " [2001:db8::5], then a port and a path. A file can only be added by the command line.";

    private static final int LONGEST_NAME = 253;
    private static final int LAST_PORT = 65_535;

    private final boolean allowLocal;
    private final HostAddresses addresses;

    /**
     * @param allowLocal whether cameras may be on this machine and at link-local addresses
     * @param addresses looks names up
     */
    public TargetGuard(boolean allowLocal, HostAddresses addresses) {
        this.allowLocal = allowLocal;
        this.addresses = addresses;
    }

    /**
     * Why no camera may be added at the URL, and what to do; empty if one may. It names the host, never the rest of the
     * URL.
     */
    public Optional<String> refusal(String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || tooLarge(matcher.group(4))) {
            return Optional.of(UNCLEAR);
        }
        return allowLocal ? Optional.empty() : ofHost(matcher.group(2), matcher.group(3));
    }

    private Optional<String> ofHost(@Nullable String name, @Nullable String ipv6) {
        if (name == null) {
            return ofAddresses(String.valueOf(ipv6));
        }
        String host = withoutDot(name.toLowerCase(Locale.ROOT));
        if (host.length() > LONGEST_NAME
                || host.contains("..")
                || (NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches())) {
            return Optional.of(
                    "The host is neither a name nor an address of four plain decimal numbers. Write it like 10.0.0.5.");
        }
        return Loopback.isNamed(host) ? Optional.of(forbidden(host, "a loopback address")) : ofAddresses(host);
    }

    private Optional<String> ofAddresses(String host) {
        try {
            return addresses.of(host).stream()
                    .flatMap(address -> ForbiddenAddresses.why(address).stream())
                    .findFirst()
                    .map(what -> forbidden(host, what));
        } catch (UnknownHostException e) {
            return Optional.of(
                    "The host '%s' cannot be looked up from here. Correct it, or write its address.".formatted(host));
        }
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean tooLarge(@Nullable String port) {
        return port != null && Integer.parseInt(port) > LAST_PORT;
    }

    private static String forbidden(String host, String what) {
        return ("'%s' is %s, where the API adds no cameras. Add such a camera by the command line, or set"
                        + " api.allowLocalTargets: true.")
                .formatted(host, what);
    }
}
