package io.maskwatch.sink.access.http;

/**
 * What the page shows of the installation before anybody logs in. Immutable.
 *
 * @param name of the venue; may be empty
 * @param version of this software
 */
public record Site(String name, String version) {}
