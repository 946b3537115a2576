package io.maskwatch.bench.sink.step;

/**
 * What one analysed frame costs a sink without Kafka: means over many frames of one round, CPU of one thread.
 *
 * @param readNs decoding the outcome, in nanoseconds
 * @param recallNs decoding the camera's memory
 * @param stepNs the step itself: tracks, verdicts, windows, rules
 * @param keepNs encoding the memory
 * @param passNs encoding the outcome again: with {@code readNs}, all that passing it on would cost
 * @param allocatedBytes allocated by read, recall, step and keep together
 * @param memoryBytes size of the memory
 */
public record StepCost(
        double readNs,
        double recallNs,
        double stepNs,
        double keepNs,
        double passNs,
        double allocatedBytes,
        double memoryBytes) {

    /** Frames that one core works in, a second. */
    public double framesPerSecond() {
        return 1e9 / (readNs + recallNs + stepNs + keepNs);
    }

    /** Frames that one core could pass on, a second. */
    public double passedPerSecond() {
        return 1e9 / (readNs + passNs);
    }

    /** Share of what passing on would reach, 0 to 1. */
    public double ratio() {
        return framesPerSecond() / passedPerSecond();
    }
}
