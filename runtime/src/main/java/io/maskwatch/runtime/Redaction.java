package io.maskwatch.runtime;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Strips what must not be printed: user information in URLs, and values of keys that name secrets. Rather too much than
 * too little: up to the last at sign of a word that begins like a URL. Thread-safe.
 */
public final class Redaction {
    private record Rule(Pattern pattern, String replacement) {}

    private static final String SCHEME = "(?i)([a-z][a-z0-9+.-]{0,30}://)";

    private static final List<Rule> RULES = List.of(
            // scheme://user:password@host, where the password may hold slashes, quotes and at signs
            new Rule(Pattern.compile(SCHEME + "\\S*@"), "$1***@"),
            // the same with white space in the password: what follows the colon is no port
            new Rule(
                    Pattern.compile(SCHEME + "[^/?#\\s:@\\[]*:(?!\\d{1,5}(?:[/?#\\s\"'<>,;)\\].]|$))[\\s\\S]*@"),
                    "$1***@"),
            new Rule(Pattern.compile("(?i)(\\bauthorization[\"']?\\s*[=:]\\s*)[^\\r\\n]+"), "$1***"),
            new Rule(
                    Pattern.compile(
                            "(?i)(\\b[\\w.-]{0,60}(?:password|passwd|secret|token|sasl\\.jaas\\.config)\\b[\"']?\\s*[=:]\\s*)"
                                    + "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s,;&}]+)"),
                    "$1***"));

    private Redaction() {}

    /** The text with user information and secrets replaced by {@code ***}. */
    public static String redact(String text) {
        String redacted = text;
        for (Rule rule : RULES) {
            redacted = rule.pattern().matcher(redacted).replaceAll(rule.replacement());
        }
        return redacted;
    }
}
