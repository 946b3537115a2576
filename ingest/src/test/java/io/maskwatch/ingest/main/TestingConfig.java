package io.maskwatch.ingest.main;

import io.maskwatch.ingest.IngestConfig;
import java.time.Duration;

/** Settings with short pauses, so that tests need not wait for what they do not test. */
final class TestingConfig {
    private TestingConfig() {}

    static IngestConfig quick() {
        IngestConfig usual = IngestConfig.defaults();
        return new IngestConfig(
                usual.sessionTimeout(),
                Duration.ofSeconds(1),
                Duration.ofMillis(200),
                Duration.ofSeconds(1),
                usual.stableAfter(),
                usual.stopTimeout(),
                Duration.ofSeconds(2),
                usual.framesInFlight(),
                usual.maxFrameBytes(),
                Duration.ofSeconds(3),
                usual.bufferMegabytes(),
                usual.decoderThreads(),
                "");
    }
}
