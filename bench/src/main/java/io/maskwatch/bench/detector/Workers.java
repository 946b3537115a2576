package io.maskwatch.bench.detector;

import io.maskwatch.detector.DetectorConfig;
import java.time.Duration;

/** Configurations of the workers that are watched: the defaults but for what a measurement needs. Stateless. */
final class Workers {
    private static final Duration NEVER_STALE = Duration.ofHours(1);

    private Workers() {}

    /** One that sheds nothing of so many frames, however long they wait. */
    static DetectorConfig patient(int threads, int frames) {
        DetectorConfig usual = DetectorConfig.defaults();
        return new DetectorConfig(
                usual.model(),
                usual.provider(),
                threads,
                usual.decodeThreads(),
                usual.maxBatch(),
                usual.minimumScore(),
                NEVER_STALE,
                frames,
                usual.maxFramePixels(),
                Math.max(frames, usual.maxInFlight()),
                usual.drainTimeout(),
                usual.runLimit(),
                usual.group());
    }

    /** The same as a member of another group. */
    static DetectorConfig inGroup(DetectorConfig config, String group) {
        return new DetectorConfig(
                config.model(),
                config.provider(),
                config.inferenceThreads(),
                config.decodeThreads(),
                config.maxBatch(),
                config.minimumScore(),
                config.staleAfter(),
                config.waitingPerCamera(),
                config.maxFramePixels(),
                config.maxInFlight(),
                config.drainTimeout(),
                config.runLimit(),
                group);
    }
}
