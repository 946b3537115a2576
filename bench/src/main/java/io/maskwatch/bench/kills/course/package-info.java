/** What the topics tell of a campaign: silences, doubled cameras, moves, and what sinks told. No transport. */
@NullMarked
package io.maskwatch.bench.kills.course;

import org.jspecify.annotations.NullMarked;
