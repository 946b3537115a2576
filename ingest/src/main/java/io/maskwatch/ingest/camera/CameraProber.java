package io.maskwatch.ingest.camera;

import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import org.jspecify.annotations.Nullable;

/** Looks at a camera once. Thread-safe. */
@FunctionalInterface
public interface CameraProber {
    /**
     * What was seen.
     *
     * @param cause why nothing was, or NONE
     * @param words in words for people
     * @param stream the stream, if there was one
     */
    record Finding(
            FailureCause cause, String words, @Nullable StreamFacts stream) {}

    /** Blocks for seconds, or until the signal is raised. */
    Finding probe(Camera camera, StopSignal stop);
}
