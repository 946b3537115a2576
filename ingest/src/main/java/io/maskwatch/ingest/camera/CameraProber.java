package io.maskwatch.ingest.camera;

import io.maskwatch.media.JpegImage;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import java.util.function.IntFunction;
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

    /** Takes a few pictures of the look, so that people can be shown what the camera sees. */
    @FunctionalInterface
    interface Samples {
        /**
         * A picture was chosen.
         *
         * @param sourceWidthPx width of the camera's picture
         * @param sourceHeightPx height of the camera's picture
         * @param encoder makes a JPEG of at most so many bytes; called at most once, before this returns
         */
        void sampled(int sourceWidthPx, int sourceHeightPx, IntFunction<JpegImage> encoder);
    }

    /** Blocks for seconds, or until the signal is raised. */
    Finding probe(Camera camera, StopSignal stop, Samples samples);
}
