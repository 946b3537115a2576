package io.maskwatch.bench.kills.plan;

import java.time.Instant;

/**
 * A blow that was dealt.
 *
 * @param blow what was planned
 * @param pid process id of the one that was hit
 * @param from when it was dealt
 * @param until when the process went on, or the next one was started in its place
 */
public record Struck(Blow blow, long pid, Instant from, Instant until) {}
