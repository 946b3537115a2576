package io.maskwatch.ingest.camera;

import io.maskwatch.media.JpegImage;
import io.maskwatch.schemas.StreamFacts;
import java.time.Instant;
import java.util.function.Supplier;

/** What a {@link CameraSource} tells of its stream while it runs. Called on the source's thread. */
public interface StreamObserver {
    /** The stream gives pictures that show something. Called once a run, before its first sampled picture. */
    void streaming();

    /** The stream as measured so far. */
    void measured(StreamFacts facts);

    /**
     * A picture was sampled.
     *
     * @param capturedAt when it was taken, strictly increasing
     * @param sourceWidthPx width of the camera's picture
     * @param sourceHeightPx height of the camera's picture
     * @param jpeg encodes it; called at most once, before this returns
     */
    void sampled(Instant capturedAt, int sourceWidthPx, int sourceHeightPx, Supplier<JpegImage> jpeg);
}
