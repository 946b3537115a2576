package io.maskwatch.sink.access;

import java.time.Instant;

/**
 * What a program shows instead of a login; only a hash of the secret is kept. Immutable.
 *
 * @param name as {@link AccountName} keeps it
 * @param role what the program may do
 * @param createdAt when it was made
 */
public record ApiToken(String name, Role role, Instant createdAt) {
    /** The name of a caller with this token; no user's name has a colon in it. */
    public String callerName() {
        return "token:" + name;
    }
}
