package io.maskwatch.bench.ingest;

/**
 * What one camera cost while so many of them were read.
 *
 * @param cores CPU seconds a second
 * @param framesPerSecond pictures that came of it
 */
record Turn(double cores, double framesPerSecond) {
    /**
     * Of all cameras together.
     *
     * @param cpuSeconds of all
     * @param frames of all
     */
    static Turn of(double cpuSeconds, long frames, int cameras, double seconds) {
        return new Turn(cpuSeconds / seconds / cameras, frames / seconds / cameras);
    }
}
