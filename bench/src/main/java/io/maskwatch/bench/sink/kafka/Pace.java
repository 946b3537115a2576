package io.maskwatch.bench.sink.kafka;

/**
 * How fast an application worked through frames.
 *
 * @param frames worked in while it was watched
 * @param seconds in that time, by the clock
 * @param threadSeconds CPU time of its stream thread in that time
 * @param allocatedBytes allocated by that thread for each frame
 */
public record Pace(long frames, double seconds, double threadSeconds, double allocatedBytes) {
    /** Frames a second by the clock. */
    public double framesPerSecond() {
        return frames / seconds;
    }

    /** Frames a second of the stream thread's CPU time: what a core that does nothing else would reach. */
    public double framesPerCpuSecond() {
        return frames / threadSeconds;
    }
}
