package io.maskwatch.sink.api.testing;

import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.sink.live.Frames;
import io.maskwatch.sink.live.main.TestingFrames;
import io.maskwatch.sink.testing.Faces;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Some cameras' frames, each looked at by a detector, some a second until it is closed. */
public final class FrameFeed implements AutoCloseable {
    private static final Detection FACE = Faces.at(0.5, 0.5, 200, Compliance.UNMASKED, 0.9);
    private static final long PAUSE_MS = 250;

    private final List<String> cameras;
    private final TestingFrames frames;
    private final ScheduledExecutorService feeding =
            Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("frame-feed"));

    @SuppressWarnings("FutureReturnValueIgnored") // who waits for a picture notices that none comes
    public FrameFeed(RoleContext context, List<String> cameras) {
        this.cameras = List.copyOf(cameras);
        this.frames = new TestingFrames(context);
        feeding.scheduleWithFixedDelay(this::feed, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private void feed() {
        try {
            for (String camera : cameras) {
                frames.judged(camera, Frames.PATTERN, FACE);
            }
        } catch (Exception e) {
            throw new IllegalStateException("No frame could be written", e);
        }
    }

    @Override
    public void close() {
        NamedThreads.stop(feeding, Duration.ofSeconds(10));
        frames.close();
    }
}
