package io.maskwatch.media;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reading a camera's URL without trusting it: its scheme, its host, its user information, and a form fit for people.
 * Cameras' paths break the grammar of {@link java.net.URI} now and then, so this looks only at what it needs.
 */
public final class CameraUrl {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+)://");
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
    private static final Pattern URL_IN_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://[^\\s'\"<>]+");

    /** Some cameras take credentials as parameters, also within the path: {@code /user=a_password=b_channel=1}. */
    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)((?:pass|pwd|psw|token|secret|auth|key|user|login)[a-z]*=)[^&;/#?]*");

    private CameraUrl() {}

    /** The scheme in lower case, or "file" for a plain path. */
    public static String scheme(String url) {
        var matcher = SCHEME.matcher(url);
        return matcher.find() ? matcher.group(1).toLowerCase(Locale.ROOT) : "file";
    }

    /** The host name or address, without port and brackets; empty for a file. */
    public static String host(String url) {
        if (scheme(url).equals("file")) {
            return "";
        }
        String hostAndPort = hostAndPort(url);
        if (hostAndPort.startsWith("[")) {
            int bracket = hostAndPort.indexOf(']');
            return hostAndPort.substring(1, bracket < 0 ? hostAndPort.length() : bracket);
        }
        int colon = hostAndPort.indexOf(':');
        return colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    }

    /** The port that the URL names, or the given one. */
    public static int port(String url, int otherwise) {
        var matcher = PORT.matcher(scheme(url).equals("file") ? "" : hostAndPort(url));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    private static String hostAndPort(String url) {
        String authority = url.substring(authorityStart(url), authorityEnd(url));
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    public static boolean hasUserInformation(String url) {
        return userInformationEnd(url) >= 0;
    }

    /** The URL without its user information and without the values of parameters that look like secrets. */
    public static String redact(String url) {
        int end = userInformationEnd(url);
        String bare = end < 0 ? url : url.substring(0, authorityStart(url)) + url.substring(end + 1);
        return scheme(url).equals("file")
                ? bare
                : SECRET_PARAMETER.matcher(bare).replaceAll("$1***");
    }

    /** A text with each URL in it redacted. */
    public static String redactAll(String text) {
        return URL_IN_TEXT
                .matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(redact(match.group())));
    }

    /** The URL with a user information, which must be percent-encoded already, put before its host. */
    public static String withUserInformation(String url, String encoded) {
        int start = authorityStart(url);
        return url.substring(0, start) + encoded + "@" + url.substring(start);
    }

    private static int authorityStart(String url) {
        return url.indexOf("://") + 3;
    }

    private static int authorityEnd(String url) {
        int end = authorityStart(url);
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /** Where the at sign is that ends the user information, or -1. */
    private static int userInformationEnd(String url) {
        if (scheme(url).equals("file")) {
            return -1;
        }
        int at = url.lastIndexOf('@', authorityEnd(url) - 1);
        return at >= authorityStart(url) ? at : -1;
    }
}
