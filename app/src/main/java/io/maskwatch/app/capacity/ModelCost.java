package io.maskwatch.app.capacity;

/**
 * What it costs to look at a frame.
 *
 * @param model its name
 * @param provider what computes
 * @param batch frames in one run
 * @param decodeSeconds CPU seconds to decode a frame's JPEG
 * @param cpuSeconds CPU seconds of a run, per frame
 * @param mostPerSecond frames a second that it can do if nothing else is in its way
 */
public record ModelCost(
        String model, String provider, int batch, double decodeSeconds, double cpuSeconds, double mostPerSecond) {}
