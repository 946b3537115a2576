package io.maskwatch.sink.api;

import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import io.maskwatch.runtime.NamedThreads;
import io.maskwatch.runtime.camera.ProbeCameras;
import io.maskwatch.runtime.camera.Remedies;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.Transport;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has cameras looked at once: writes a camera that only carries a probe, which an ingest worker answers in its status, and
 * takes it back when that has come, or after a minute. Any instance shows any probe; the one that began it cleans up.
 * Thread-safe.
 */
public final class ProbeDesk implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(ProbeDesk.class);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 20;
    private static final long TIDY_MS = 1_000;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** How far a probe has come. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /**
     * What is known of a probe. Immutable.
     *
     * @param cause why it failed; NONE if it did not
     * @param detail what was seen, or is wrong, in words; null while nothing is known
     * @param remedy what to do; empty if there is nothing to do
     * @param stream what was measured; null if no picture came
     * @param udp whether its pictures came by UDP
     */
    public record Probe(
            State state,
            FailureCause cause,
            @Nullable String detail,
            String remedy,
            @Nullable StreamFacts stream,
            boolean udp) {}

    private record Begun(Instant at, boolean udp, boolean takenBack) {}

    private final SiteView view;
    private final Supplier<SiteChanges> changes;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Begun> begun = new HashMap<>();
    private @Nullable ScheduledExecutorService threads;
    private @Nullable ScheduledFuture<?> tidying;

    public ProbeDesk(SiteView view, Supplier<SiteChanges> changes, InstantSource clock) {
        this.view = view;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "api-probes";
    }

    @Override
    public synchronized void start() {
        threads = Executors.newSingleThreadScheduledExecutor(NamedThreads.factory("maskwatch-api-probes"));
        tidying = threads.scheduleWithFixedDelay(this::tidy, TIDY_MS, TIDY_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized Health check() {
        ScheduledFuture<?> running = tidying;
        return running != null && running.isDone() ? Health.sick("probes are no longer cleaned up") : Health.ok();
    }

    @Override
    public void close() {
        ScheduledExecutorService stopping;
        synchronized (this) {
            stopping = threads;
            threads = null;
            tidying = null;
        }
        if (stopping != null) {
            NamedThreads.stop(stopping, STOP_LIMIT);
        }
    }

    /** An id that no probe has had. */
    public String newId() {
        return ProbeCameras.newId(random);
    }

    /** Begins a probe of that camera, whose id is a new one. */
    public void begin(Camera camera) {
        synchronized (this) {
            if (begun.values().stream().filter(probe -> !probe.takenBack()).count() >= MOST_AT_ONCE) {
                throw Problem.unavailable("Too many probes are running. Try again in a minute.")
                        .exception();
            }
            begun.put(camera.getCameraId(), new Begun(clock.instant(), udp(camera), false));
        }
        changes.get().camera(camera.getCameraId(), camera);
    }

    /** What is known of a probe; empty if there is none of that id. */
    public Optional<Probe> find(String id) {
        if (!ProbeCameras.isProbe(id)) {
            return Optional.empty();
        }
        boolean udp = overUdp(id);
        Optional<Probe> answered = view.status(id).flatMap(status -> answer(status, udp));
        return answered.isPresent() ? answered : unanswered(id);
    }

    private synchronized boolean overUdp(String id) {
        Begun probe = begun.get(id);
        return probe == null ? view.camera(id).filter(ProbeDesk::udp).isPresent() : probe.udp();
    }

    private static boolean udp(Camera camera) {
        return camera.getTransport() == Transport.UDP;
    }

    private synchronized Optional<Probe> unanswered(String id) {
        Begun probe = begun.get(id);
        if (probe != null && probe.takenBack()) {
            return Optional.of(new Probe(
                    State.FAILED,
                    FailureCause.TIMED_OUT,
                    "No ingest worker answered within a minute.",
                    "Check that one is running.",
                    null,
                    probe.udp()));
        }
        boolean running = probe != null || view.camera(id).isPresent();
        return running
                ? Optional.of(new Probe(State.RUNNING, FailureCause.NONE, null, "", null, false))
                : Optional.empty();
    }

    private static Optional<Probe> answer(CameraStatus status, boolean udp) {
        if (!answers(status)) {
            return Optional.empty();
        }
        boolean usable = status.getCause() == FailureCause.NONE;
        return Optional.of(new Probe(
                usable ? State.DONE : State.FAILED,
                status.getCause(),
                status.getDetail(),
                Remedies.of(status.getCause(), udp, SettingNames.API),
                status.getStream(),
                udp));
    }

    private static boolean answers(CameraStatus status) {
        return status.getState() == CameraState.PROBED;
    }

    /** Takes back what is over, and forgets what is over for long. */
    void tidy() {
        Instant now = clock.instant();
        for (Map.Entry<String, Begun> probe : copy().entrySet()) {
            String id = probe.getKey();
            Duration age = Duration.between(probe.getValue().at(), now);
            boolean over = age.compareTo(LONGEST) > 0
                    || view.status(id).filter(ProbeDesk::answers).isPresent();
            if (age.compareTo(KEPT) > 0) {
                forget(id);
            } else if (over && !probe.getValue().takenBack()) {
                takeBack(id, probe.getValue());
            }
        }
    }

    private synchronized Map<String, Begun> copy() {
        return new HashMap<>(begun);
    }

    private synchronized void forget(String id) {
        begun.remove(id);
    }

    private void takeBack(String id, Begun probe) {
        try {
            changes.get().camera(id, null);
            synchronized (this) {
                begun.put(id, new Begun(probe.at(), probe.udp(), true));
            }
        } catch (ProblemException e) {
            LOG.warn("Probe {} cannot be taken back yet: {}", id, e.getMessage());
        }
    }
}
