package io.maskwatch.simulator.main;

import io.maskwatch.simulator.content.PictureSource;
import io.maskwatch.simulator.scene.SceneScript;
import io.maskwatch.simulator.scene.SceneTruth;
import io.maskwatch.simulator.scene.TrueFace;
import io.maskwatch.simulator.stream.CameraStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One simulated camera, and what is true of what it shows. Thread-safe. */
public final class SimulatedCamera {
    private final String id;
    private final String name;
    private final String url;
    private final CameraStream stream;
    private final PictureSource source;
    private final @Nullable SceneScript script;
    private final @Nullable Duration length;
    private final InstantSource clock;

    SimulatedCamera(
            String id,
            String name,
            String url,
            CameraStream stream,
            CameraSource content,
            @Nullable Duration length,
            InstantSource clock) {
        this.id = id;
        this.name = name;
        this.url = url;
        this.stream = stream;
        this.source = content.pictures();
        this.script = content.script();
        this.length = length;
        this.clock = clock;
    }

    /** {@code sim-1}, {@code sim-2} … */
    public String id() {
        return id;
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** Its RTSP URL, without any password. */
    public String url() {
        return url;
    }

    /** The instant of scene time zero: when the first viewer began to play. */
    public Optional<Instant> startedAt() {
        return stream.startedAt();
    }

    /** How long the scene lasts; empty if it never ends. */
    public Optional<Duration> length() {
        return Optional.ofNullable(length);
    }

    /** What is true of the whole scene, or of a scene without end up to now; empty where the content is no scene. */
    public SceneTruth truth() {
        if (script == null) {
            return new SceneTruth(List.of());
        }
        Duration elapsed = startedAt()
                .map(start -> Duration.between(start, clock.instant()))
                .orElse(Duration.ZERO);
        return script.truth(length != null ? length : elapsed);
    }

    /** The faces that are to be seen at a scene time; empty where that is not known. */
    public List<TrueFace> facesAt(Duration sceneTime) {
        return source.facesAt(sceneTime);
    }
}
