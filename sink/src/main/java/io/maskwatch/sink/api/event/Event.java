package io.maskwatch.sink.api.event;

/**
 * One thing that happened, as clients of the stream are told. Immutable.
 *
 * @param type what kind it is
 * @param json what happened, one line of JSON
 * @param partition the place in the {@link OffsetVector} of the partition that told it
 * @param offset its offset there
 */
public record Event(String type, String json, int partition, long offset) {}
