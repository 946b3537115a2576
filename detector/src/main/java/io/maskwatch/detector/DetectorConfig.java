package io.maskwatch.detector;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;

/**
 * The {@code detector} section of the configuration. Immutable.
 *
 * @param model folder of the model, or {@code bundled} for the one that ships
 * @param provider what computes: auto, cpu or cuda
 * @param inferenceThreads threads within one run of the model on the CPU; 0 for one a core
 * @param decodeThreads threads that decode JPEGs
 * @param maxBatch most frames in one run of the model; 0 for what serves where it runs: 1 on a CPU, 16 on CUDA
 * @param minimumScore boxes whose best score is lower are not published, 0 to 0.05: pictures are blurred by the others
 * @param staleAfter frames that the broker appended longer ago are shed; needs clocks that agree with the broker's
 * @param waitingPerCamera frames of one camera that may wait before the oldest is shed
 * @param maxFramePixels frames of more pixels are rejected
 * @param maxInFlight frames without an acknowledged outcome above which no more are fetched
 * @param drainTimeout longest wait, at close and when partitions are handed over, for frames being analysed
 * @param runLimit longest time of one run of the model; then it is given up and the model loaded again
 * @param group Kafka consumer group that shares the cameras' frames
 */
public record DetectorConfig(
        String model,
        Provider provider,
        int inferenceThreads,
        int decodeThreads,
        int maxBatch,
        double minimumScore,
        Duration staleAfter,
        int waitingPerCamera,
        int maxFramePixels,
        int maxInFlight,
        Duration drainTimeout,
        Duration runLimit,
        String group) {

    /** The value of {@link #model()} that means the model in the jar. */
    public static final String BUNDLED = "bundled";

    private static final int BATCH_ON_CUDA = 16;

    private static final double MOST_MINIMUM_SCORE = 0.05;

    public DetectorConfig {
        demand(!model.isBlank(), "model", "is empty", "Name a folder, or bundled");
        between("inferenceThreads", inferenceThreads, 0, 256);
        between("decodeThreads", decodeThreads, 1, 256);
        between("maxBatch", maxBatch, 0, 256);
        demand(
                minimumScore >= 0 && minimumScore <= MOST_MINIMUM_SCORE,
                "minimumScore",
                "is not between 0 and 0.05",
                "Use 0.05; faces in pictures are hidden by the boxes that are published, so no more may be left out");
        positive("staleAfter", staleAfter);
        between("waitingPerCamera", waitingPerCamera, 1, 1000);
        between("maxFramePixels", maxFramePixels, 1, 100_000_000);
        between("maxInFlight", maxInFlight, 1, 1_000_000);
        positive("drainTimeout", drainTimeout);
        positive("runLimit", runLimit);
        demand(!group.isBlank(), "group", "is empty", "Use maskwatch-detector");
    }

    /**
     * Most frames in one run of the model on that execution provider. On a CPU a batch takes as long as its frames one by
     * one, and makes the first of them wait for the last.
     */
    public int batchOn(String provider) {
        if (maxBatch > 0) {
            return maxBatch;
        }
        return provider.equals("CUDA") ? BATCH_ON_CUDA : 1;
    }

    /** What holds where the configuration says nothing. */
    public static DetectorConfig defaults() {
        return new DetectorConfig(
                BUNDLED,
                Provider.AUTO,
                0,
                2,
                0,
                0.05,
                Duration.ofSeconds(10),
                4,
                8_500_000,
                2000,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                "maskwatch-detector");
    }

    private static void between(String key, int value, int low, int high) {
        demand(
                value >= low && value <= high,
                key + "=" + value,
                "is not between " + low + " and " + high,
                "Choose a value in that range");
    }

    private static void positive(String key, Duration value) {
        demand(
                !value.isNegative() && !value.isZero(),
                key + "=" + value,
                "is not positive",
                "Write a duration such as 10s");
    }

    private static void demand(boolean holds, String key, String cause, String remedy) {
        if (!holds) {
            throw new UserError(ExitCode.CONFIGURATION, "detector." + key, "it " + cause, remedy);
        }
    }
}
