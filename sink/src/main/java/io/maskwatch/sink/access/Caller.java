package io.maskwatch.sink.access;

/**
 * Who makes a request. Immutable.
 *
 * @param name the user's or token's name; {@code local} where nobody has to log in
 * @param role what the caller may do
 * @param remoteAddress where the request came from
 */
public record Caller(String name, Role role, String remoteAddress) {
    /** The caller's name where nobody has to log in. */
    public static final String LOCAL = "local";
}
