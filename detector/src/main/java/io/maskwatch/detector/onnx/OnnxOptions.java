package io.maskwatch.detector.onnx;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.Provider;

/**
 * How a model is run.
 *
 * @param provider what computes
 * @param threads threads within one run on the CPU; 0 for one a core
 * @param minimumScore boxes whose best score is lower are dropped, 0 to 1
 */
public record OnnxOptions(Provider provider, int threads, double minimumScore) {
    /** What a worker's configuration says. */
    public static OnnxOptions of(DetectorConfig config) {
        return new OnnxOptions(config.provider(), config.inferenceThreads(), config.minimumScore());
    }

    /** The defaults, on that provider. */
    public static OnnxOptions on(Provider provider) {
        DetectorConfig defaults = DetectorConfig.defaults();
        return new OnnxOptions(provider, defaults.inferenceThreads(), defaults.minimumScore());
    }
}
