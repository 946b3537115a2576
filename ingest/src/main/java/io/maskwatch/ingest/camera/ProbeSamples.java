package io.maskwatch.ingest.camera;

import io.maskwatch.media.JpegImage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntFunction;

/**
 * Publishes the pictures of a probe as frames of its camera, so that a detector finds the faces in them. For the session's
 * thread.
 */
final class ProbeSamples implements CameraProber.Samples {
    private final FrameOutlet outlet;
    private final CameraContext context;
    private Instant last = Instant.MIN;

    ProbeSamples(FrameOutlet outlet, CameraContext context) {
        this.outlet = outlet;
        this.context = context;
    }

    @Override
    public void sampled(int sourceWidthPx, int sourceHeightPx, IntFunction<JpegImage> encoder) {
        Instant now = context.clock().instant().truncatedTo(ChronoUnit.MILLIS); // as frames keep it
        last = now.isAfter(last) ? now : last.plusMillis(1);
        outlet.sampled(
                last,
                sourceWidthPx,
                sourceHeightPx,
                () -> encoder.apply(context.config().maxFrameBytes()));
    }
}
