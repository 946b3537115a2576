package io.maskwatch.sink.history;

import java.time.Instant;

/**
 * One thing that somebody did at the API. Immutable.
 *
 * @param id rises with time; 0 before it is kept
 * @param at when, by the API's clock
 * @param by the caller's name
 * @param role the caller's role
 * @param action what was done, e.g. {@code camera.change}, {@code picture.unblurred}, {@code login.refused}
 * @param subject what it was done to: a camera id, {@code area:ID}, an alert id, a user
 * @param detail what changed, in words, without secrets; may be empty
 * @param remoteAddress where the request came from
 */
public record AuditEntry(
        long id,
        Instant at,
        String by,
        String role,
        String action,
        String subject,
        String detail,
        String remoteAddress) {}
