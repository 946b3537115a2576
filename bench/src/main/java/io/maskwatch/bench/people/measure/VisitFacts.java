package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.noise.MeasuredModel;
import io.maskwatch.bench.people.truth.Sight;
import io.maskwatch.bench.people.truth.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the truth says of each visit, sampled five times a second, whatever the rate of the frames. Immutable once made.
 * A person is to be counted who was to be seen for {@value #COUNTED_SECONDS} seconds in all; and to be judged who was, at
 * the size at which the model is reliable, for {@value #JUDGED_SECONDS}.
 */
public final class VisitFacts {
    static final double STEP = 0.2;
    private static final double COUNTED_SECONDS = 1.5;
    private static final double JUDGED_SECONDS = 2.5;
    private static final double TINY = 1e-6;

    private final World world;
    private final Map<Integer, List<Seen>> seen = new HashMap<>();

    /** A moment in which a face is to be seen, and whether it is large enough to judge. */
    record Seen(double at, boolean judgeable) {}

    public VisitFacts(World world) {
        this.world = world;
        for (double at = 0; at < world.seconds(); at += STEP) {
            for (Sight sight : world.sights(at)) {
                if (sight.clear()) {
                    boolean large = world.view().inputPx(sight.box()) >= MeasuredModel.RELIABLE_PX;
                    seen.computeIfAbsent(sight.visit().number(), key -> new ArrayList<>())
                            .add(new Seen(at, large));
                }
            }
        }
    }

    World world() {
        return world;
    }

    List<Seen> seen(int visit) {
        return seen.getOrDefault(visit, List.of());
    }

    boolean counted(int visit) {
        return seen(visit).size() * STEP >= COUNTED_SECONDS - TINY;
    }

    boolean judgeable(int visit) {
        return seen(visit).stream().filter(Seen::judgeable).count() * STEP >= JUDGED_SECONDS - TINY;
    }

    /** Persons to be counted. */
    public int persons() {
        return (int)
                world.visits().stream().filter(visit -> counted(visit.number())).count();
    }
}
