package io.maskwatch.bench.people.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The scenes of the benchmark. Immutable. */
@SuppressWarnings("ImmutableEnumChecker") // records of numbers, which the checker does not look into
public enum SceneKind {
    /** Five people who come, stand, turn away, and leave. */
    CROWD_5(150, View.fromAbove(36, 90, 640), crowd(5, 0)),
    CROWD_50(120, View.fromAbove(20, 56, 1280), crowd(50, 0.5)),
    CROWD_250(60, View.fromAbove(15, 36, 1280), crowd(250, 0.9)),
    /** People who pass each other at the height of the eyes, and hide each other. */
    CROSSING(
            120,
            View.atEyeLevel(44, 90, 640),
            new Manner(7, 0, new Range(4, 8), new Range(1.5, 5), new Range(1, 5), 0.9, 0, false)),
    /** People who stand behind others and behind pillars, some passing. */
    OCCLUSION(
            120,
            View.atEyeLevel(44, 90, 640),
            new Manner(8, 0.3, new Range(15, 40), new Range(1.5, 4), new Range(2, 6), 0.35, 0, false)),
    /** People who take the mask off, put it on under the nose, and put it on. */
    MASKS(
            150,
            View.fromAbove(44, 90, 640),
            new Manner(6, 0.3, new Range(62, 70), new Range(1.5, 4), new Range(2, 6), 0, 0.3, true)),
    /** People who leave, and others who come to the same place seconds later. */
    RETURNING(
            150,
            View.fromAbove(36, 90, 640),
            new Manner(6, 0, new Range(5, 12), new Range(2, 4), new Range(0.8, 5), 0, 0.4, false)),
    /** A camera that gives no pictures for seconds. */
    FREEZING(150, View.fromAbove(36, 90, 640), crowd(12, 0.3)),
    /** Half of the frames are shed. */
    SHED_HALF(120, View.fromAbove(32, 72, 640), crowd(20, 0.3)),
    /** Frames are told twice, late, and out of order. */
    DISORDERED(150, View.fromAbove(36, 90, 640), crowd(12, 0.3));

    private final double seconds;
    private final View view;
    private final Manner manner;

    SceneKind(double seconds, View view, Manner manner) {
        this.seconds = seconds;
        this.view = view;
        this.manner = manner;
    }

    private static Manner crowd(int persons, double alreadyThere) {
        return new Manner(persons, alreadyThere, new Range(12, 45), new Range(1, 4), new Range(1, 8), 0.1, 0.3, false);
    }

    /** Its name in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scene of a seed; of at most so many seconds. */
    public World world(long seed, double atMostSeconds) {
        Random random = new Random(31 * seed + label().hashCode());
        double length = Math.min(seconds, atMostSeconds);
        List<Visit> visits = new Visitors(random, manner, view, length).draw();
        return new World(view, length, visits, pillars(random));
    }

    private List<Area> pillars(Random random) {
        List<Area> pillars = new ArrayList<>();
        if (this == OCCLUSION) {
            for (int i = 0; i < 2; i++) {
                double left = (0.2 + 0.4 * i + 0.15 * random.nextDouble()) * View.WIDTH_PX;
                pillars.add(new Area(left, 0, 110, View.HEIGHT_PX));
            }
        }
        return pillars;
    }

    /** When no pictures come. */
    public List<Span> frozen(long seed, double atMostSeconds) {
        List<Span> spans = new ArrayList<>();
        if (this == FREEZING) {
            Random random = new Random(seed);
            for (double at = 15; at < Math.min(seconds, atMostSeconds) - 10; at += 25) {
                spans.add(new Span(at, at + 2 + 5 * random.nextDouble()));
            }
        }
        return spans;
    }

    /** Share of the frames that are shed. */
    public double shedShare() {
        return this == SHED_HALF ? 0.5 : 0;
    }

    /** Share of the frames that come twice, and of those that come after later ones. */
    public double disorder() {
        return this == DISORDERED ? 0.08 : 0;
    }
}
