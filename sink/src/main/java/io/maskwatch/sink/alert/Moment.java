package io.maskwatch.sink.alert;

/**
 * Of whom and when something is told. Immutable.
 *
 * @param subject a camera id, {@code area:ID}, or {@code site}
 * @param atMs the subject's time
 * @param settingsRevision revision of the settings in force
 * @param emittedAtMs wall clock, copied into alerts
 */
public record Moment(String subject, long atMs, long settingsRevision, long emittedAtMs) {}
