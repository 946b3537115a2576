package io.maskwatch.sink.settings;

import io.maskwatch.schemas.Settings;

/**
 * A settings record and where it came from. Immutable.
 *
 * @param settings the record
 * @param revision its offset on the settings topic; -1 for the built-in ones
 */
public record SubjectSettings(Settings settings, long revision) {}
