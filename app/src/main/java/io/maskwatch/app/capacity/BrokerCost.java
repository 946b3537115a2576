package io.maskwatch.app.capacity;

/**
 * What Kafka costs, the broker being in the same process as its clients.
 *
 * @param frameSeconds CPU seconds to write a frame and its outcome and to read both
 * @param roundTripMs from writing a frame to having read it, median
 */
public record BrokerCost(double frameSeconds, double roundTripMs) {}
