package io.maskwatch.sink.access;

import java.time.Instant;

/**
 * A user. Immutable.
 *
 * @param name as {@link AccountName} keeps it
 * @param role what the user may do
 * @param passwordHash as {@link PasswordHasher} writes it
 * @param generation random, drawn anew with each password: sessions of another generation are over
 * @param createdAt when the user was added
 */
public record Account(String name, Role role, String passwordHash, long generation, Instant createdAt) {
    @Override
    public String toString() {
        return "Account[%s, %s]".formatted(name, role);
    }
}
