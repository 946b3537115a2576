package io.maskwatch.sink.access;

import java.time.Instant;

/**
 * A login that may still hold. Immutable.
 *
 * @param userName whose it is
 * @param role what the user may do now
 * @param begunAt when the user logged in
 * @param seenAt when it was last used, to a minute
 */
public record Session(String userName, Role role, Instant begunAt, Instant seenAt) {}
