package io.maskwatch.sink.live;

import io.maskwatch.schemas.FrameOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One watched camera. The view is for the thread that reads the topics, the rest is thread-safe. */
final class LiveCamera {
    private static final Duration OLD = Duration.ofMinutes(1);

    private final String cameraId;
    private final CameraView view;
    private final AtomicBoolean developing = new AtomicBoolean();
    private final AtomicReference<@Nullable Scene> pending = new AtomicReference<>();
    private volatile @Nullable Arrival newest;
    private volatile @Nullable FrameOutcome lastOutcome;

    /** A scene and when it came. */
    record Arrival(Scene scene, Instant at) {}

    LiveCamera(String cameraId, CameraView view) {
        this.cameraId = cameraId;
        this.view = view;
    }

    String cameraId() {
        return cameraId;
    }

    CameraView view() {
        return view;
    }

    @Nullable
    Arrival newest() {
        return newest;
    }

    @Nullable
    FrameOutcome lastOutcome() {
        return lastOutcome;
    }

    void heard(FrameOutcome outcome) {
        lastOutcome = outcome;
    }

    /** Whether the frame is newer than the one shown, or that one so old that their numbers need not be of one count. */
    boolean isNews(JudgedFrame judged, Instant at) {
        Arrival shown = newest;
        if (shown == null || shown.at().plus(OLD).isBefore(at)) {
            return true;
        }
        FrameOutcome before = shown.scene().judged().outcome();
        FrameOutcome now = judged.outcome();
        return now.getSession() > before.getSession()
                || (now.getSession() == before.getSession() && now.getSequence() > before.getSequence());
    }

    /** Takes a newer scene; returns the one that it overtakes before anybody made a picture of it. */
    @Nullable
    Scene arrived(Scene scene, Instant now) {
        newest = new Arrival(scene, now);
        return pending.getAndSet(scene);
    }

    /** Whether to begin to make pictures: something is pending, and nobody is at it, so that pictures stay in order. */
    boolean begin() {
        return pending.get() != null && developing.compareAndSet(false, true);
    }

    void end() {
        developing.set(false);
    }

    /** The scene of which pictures are to be made, once. */
    @Nullable
    Scene take() {
        return pending.getAndSet(null);
    }
}
