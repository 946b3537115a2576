package io.maskwatch.simulator.rtsp;

import io.maskwatch.runtime.camera.Login;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks a connection's credentials: digest (RFC 2069, as RTSP 1.0 has it) or basic authentication. One per connection. */
final class Guard {
    private static final String REALM = "maskwatch simulator";
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]*))");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final @Nullable Login login;
    private final Challenge challenge;
    private final String nonce = new BigInteger(128, RANDOM).toString(16);

    Guard(@Nullable Login login, Challenge challenge) {
        this.login = login;
        this.challenge = challenge;
    }

    /** Whether a request with this Authorization header may pass. */
    boolean admits(String method, @Nullable String authorization) {
        if (login == null) {
            return true;
        }
        if (authorization == null) {
            return false;
        }
        if (authorization.regionMatches(true, 0, "Digest ", 0, 7)) {
            return challenge != Challenge.BASIC && admitsDigest(login, method, parameters(authorization));
        }
        String expected =
                "Basic " + Base64.getEncoder().encodeToString(utf8(login.username() + ":" + login.password()));
        return challenge != Challenge.DIGEST && same(expected, authorization.strip());
    }

    /** The challenges to answer a refused request with. */
    List<String> challenges() {
        String digest = "Digest realm=\"" + REALM + "\", nonce=\"" + nonce + "\"";
        String basic = "Basic realm=\"" + REALM + "\"";
        return switch (challenge) {
            case DIGEST_OR_BASIC -> List.of(digest, basic);
            case DIGEST -> List.of(digest);
            case BASIC -> List.of(basic);
        };
    }

    private boolean admitsDigest(Login known, String method, Map<String, String> given) {
        String secret = md5(known.username() + ":" + REALM + ":" + known.password());
        String request = md5(method + ":" + given.getOrDefault("uri", ""));
        String expected = md5(secret + ":" + nonce + ":" + request);
        return same(known.username(), given.getOrDefault("username", ""))
                && same(nonce, given.getOrDefault("nonce", ""))
                && same(expected, given.getOrDefault("response", ""));
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            parameters.put(matcher.group(1), quoted != null ? quoted : matcher.group(3));
        }
        return parameters;
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(utf8(expected), utf8(given));
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(utf8(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
