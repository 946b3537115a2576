package io.maskwatch.runtime;

import java.util.regex.Pattern;

/** Strips what must not be printed: user information in URLs, and values of keys that name secrets. Thread-safe. */
public final class Redaction {
    /** {@code scheme://user:password@}; the password may itself hold an at sign, so up to the last one before a slash. */
    private static final Pattern USER_INFORMATION = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^/\\s\"'<>]*@");

    private static final Pattern SECRET = Pattern.compile(
            "(?i)(\\b[\\w.-]*(?:password|passwd|secret|token|sasl\\.jaas\\.config)\\b[\"']?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;&}]+)");

    private Redaction() {}

    /** The text with user information and secrets replaced by {@code ***}. */
    public static String redact(String text) {
        String withoutUsers = USER_INFORMATION.matcher(text).replaceAll("$1***@");
        return SECRET.matcher(withoutUsers).replaceAll("$1***");
    }
}
