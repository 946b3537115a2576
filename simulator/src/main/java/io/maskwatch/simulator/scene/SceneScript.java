package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.venue.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who comes when, and what they do with their masks: a pure function of seed, length and profile. Thread-safe.
 *
 * <p>A scene is a row of acts of at most five minutes, each of which begins and ends with an empty venue. After the last
 * act of a finite scene the venue stays empty.
 */
public final class SceneScript {
    private static final double ACT_SECONDS = 300;
    private static final int ACTS_KEPT = 3;

    private final long seed;
    private final @Nullable Duration length;
    private final SceneProfile profile;
    private final Map<Integer, List<Visit>> acts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<Visit>> eldest) {
            return size() > ACTS_KEPT;
        }
    };

    private SceneScript(long seed, @Nullable Duration length, SceneProfile profile) {
        this.seed = seed;
        this.length = length;
        this.profile = profile;
    }

    /** A script; without a length it never ends. */
    public static SceneScript generate(long seed, @Nullable Duration length, SceneProfile profile) {
        return new SceneScript(seed, length, profile);
    }

    public long seed() {
        return seed;
    }

    /** What is true from the start of the scene to {@code until}, or to its end if that comes first. */
    public SceneTruth truth(Duration until) {
        Duration end = length != null && length.compareTo(until) < 0 ? length : until;
        List<Visit> visits = new ArrayList<>();
        for (int act = 0; act * ACT_SECONDS * 1000 < end.toMillis(); act++) {
            visits.addAll(act(act));
        }
        return TruthTracer.trace(visits, end);
    }

    /** Everything that is true of a finite scene. */
    public SceneTruth truth() {
        if (length == null) {
            throw new IllegalStateException("a scene without end has no whole truth: ask for a stretch of it");
        }
        return truth(length);
    }

    /** The faces that a picture of a size shows at a scene time, the farthest first. */
    public List<TrueFace> facesAt(Duration at, int widthPx, int heightPx) {
        double seconds = at.toMillis() / 1000.0;
        View view = new View(widthPx, heightPx);
        List<TrueFace> faces = new ArrayList<>();
        for (Visit visit : visitsAt(seconds)) {
            visit.pose(seconds)
                    .map(pose -> TrueFace.of(view, visit.personId(), visit.look(), pose))
                    .filter(face -> face.visibleShare() > 0)
                    .ifPresent(faces::add);
        }
        return faces;
    }

    /** Those who are in the scene at a moment, in seconds, the farthest first. */
    List<Visit> visitsAt(double seconds) {
        return act((int) (seconds / ACT_SECONDS)).stream()
                .filter(visit -> visit.from() <= seconds && seconds < visit.to())
                .sorted(Comparator.comparingDouble(
                        (Visit visit) -> -visit.path().away(seconds)))
                .toList();
    }

    private List<Visit> act(int number) {
        synchronized (acts) {
            return acts.computeIfAbsent(number, this::plan);
        }
    }

    private List<Visit> plan(int number) {
        double start = number * ACT_SECONDS;
        double seconds = length == null ? ACT_SECONDS : Math.min(ACT_SECONDS, length.toMillis() / 1000.0 - start);
        if (seconds <= 0) {
            return List.of();
        }
        long actSeed = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L * number;
        return new ActPlanner(actSeed, "p" + (number + 1) + "-", start).plan(seconds, profile);
    }
}
