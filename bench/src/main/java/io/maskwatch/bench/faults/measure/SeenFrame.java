package io.maskwatch.bench.faults.measure;

import java.time.Instant;

/**
 * A frame without its picture.
 *
 * @param session of its camera
 * @param sequence within the session
 * @param capturedAt when its picture was taken, as ingest has it
 */
public record SeenFrame(long session, long sequence, Instant capturedAt) {}
