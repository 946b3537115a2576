package io.maskwatch.sink.access;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.net.InetAddress;
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
public final class CameraTargets {
    private static final Pattern URL = Pattern.compile(
            "(rtsp|rtsps|http|https)://(?:([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\\.?)|\\[([0-9a-f:.]+)])(?::(\\d{1,5}))?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IPV4 =
            Pattern.compile("(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");
    /** A name whose last label is a number, which some programs read as an address. */
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    private static final int LONGEST_NAME = 253;
    private static final int LAST_PORT = 65_535;

    private final boolean allowLocal;
    private final HostAddresses addresses;

    /**
     * @param allowLocal whether cameras may be on this machine and at link-local addresses
     * @param addresses looks names up
     */
    public CameraTargets(boolean allowLocal, HostAddresses addresses) {
        this.allowLocal = allowLocal;
        this.addresses = addresses;
    }

    /**
     * Returns if a camera may be at the URL.
     *
     * @param where what the URL belongs to, e.g. {@code camera gate, url}
     * @throws UserError saying why not; it names the host, never the rest of the URL
     */
    public void check(String where, String url) {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches() || tooLarge(matcher.group(4))) {
            throw refused(
                    where,
                    "it is not a URL that the API takes",
                    "Write rtsp://, rtsps://, http:// or https://, then a plain host name (of another alphabet in its"
                            + " xn-- form), an address like 10.0.0.5 or [2001:db8::5], then a port and a path. A file"
                            + " can only be added by the command line");
        }
        if (!allowLocal) {
            checkHost(where, matcher.group(2), matcher.group(3));
        }
    }

    private void checkHost(String where, String name, @Nullable String ipv6) {
        if (ipv6 != null) {
            checkAddresses(where, ipv6);
            return;
        }
        String host = withoutDot(name.toLowerCase(Locale.ROOT));
        if (host.length() > LONGEST_NAME
                || host.contains("..")
                || (NUMBER.matcher(host).matches() && !isIpv4(host))) {
            throw refused(
                    where,
                    "'" + host + "' is neither a host name nor an address of four plain decimal numbers",
                    "Write it like 10.0.0.5");
        }
        if (Loopback.isNamed(host)) {
            throw forbidden(where, host, "a loopback address");
        }
        checkAddresses(where, host);
    }

    private void checkAddresses(String where, String host) {
        try {
            for (InetAddress address : addresses.of(host)) {
                Optional<String> why = ForbiddenAddresses.why(address);
                if (why.isPresent()) {
                    throw forbidden(where, host, why.get());
                }
            }
        } catch (UnknownHostException e) {
            throw refused(
                    where, "the host '" + host + "' cannot be looked up from here", "Correct it, or write its address");
        }
    }

    private static boolean isIpv4(String host) {
        return IPV4.matcher(host).matches();
    }

    private static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static boolean tooLarge(@Nullable String port) {
        return port != null && Integer.parseInt(port) > LAST_PORT;
    }

    private static UserError forbidden(String where, String host, String what) {
        return refused(
                where,
                "'" + host + "' is " + what + ", where the API adds no cameras",
                "Add such a camera by the command line, or set api.allowLocalTargets: true");
    }

    private static UserError refused(String where, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, where, cause, remedy);
    }
}
