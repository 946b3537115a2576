package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.PersonLook;
import io.maskwatch.simulator.venue.View;
import java.util.SplittableRandom;

/**
 * Plans single visits: an entrance through a doorway of the far wall or from the picture's edge, a stand on a spot with
 * glances and turns, an exit the same ways.
 */
final class VisitPlanner {
    private static final double[] DOORS = {-2.3, 2.3};
    private static final double DOOR_AWAY = View.WALL_AWAY - 0.15;
    private static final double DEEP_PACE = 1.25;
    private static final double SIDE_PACE = 0.5;
    /** What is left of a phase when nobody else would come to a spot any more. */
    private static final double TOO_SHORT = 22;

    private final SplittableRandom random;
    private final View view = new View(1280, 720);

    VisitPlanner(SplittableRandom random) {
        this.random = random;
    }

    /** A way in or out. */
    private record Gate(double across, double away, boolean door, double walkSeconds) {}

    /**
     * A visit that appears at {@code from} and whose stand on the spot lasts {@code shortest} seconds, or until everybody
     * must be gone, at {@code latest}, if nobody could come after it.
     */
    Visit plan(
            String personId, PersonLook look, Conduct conduct, double from, double shortest, double latest, Spot spot) {
        Gate in = gate(spot);
        Gate out = gate(spot);
        double arrived = from + in.walkSeconds();
        double left = latest - arrived - shortest - out.walkSeconds();
        double stand = left > 0 && left < TOO_SHORT ? shortest + left * (0.85 + 0.15 * random.nextDouble()) : shortest;
        double leaving = arrived + stand;
        double to = leaving + out.walkSeconds();
        WalkPath path = new WalkPath(
                walk(from, arrived, leaving, to, in.across(), spot.across(), out.across()),
                walk(from, arrived, leaving, to, in.away(), spot.away(), out.away()),
                arrived,
                leaving);
        Curve opacity = new Curve.Builder()
                .key(from, in.door() ? 0 : 1)
                .key(from + 0.7, 1)
                .key(to - 0.7, 1)
                .key(to, out.door() ? 0 : 1)
                .build();
        double base = -14 + 28 * random.nextDouble();
        Curve head = head(spot, in, out, conduct, base, arrived, leaving);
        Curve body = body(spot, in, out, base, from, arrived, leaving, to);
        return new Visit(personId, look, from, to, path, head, body, opacity, conduct.fits(arrived));
    }

    /** Seconds of walking, both ways, to allow for. */
    static double walkAllowance() {
        return 8;
    }

    private Gate gate(Spot spot) {
        double edge = 640 / view.scale(spot.away()) + 0.34;
        double side = spot.across() < 0 ? -edge : edge;
        if (random.nextDouble() < 0.4 && Math.abs(side - spot.across()) < 2.2) {
            return new Gate(side, spot.away(), false, Math.abs(side - spot.across()) / SIDE_PACE);
        }
        double door = DOORS[random.nextInt(DOORS.length)];
        double distance = Math.hypot(door - spot.across(), DOOR_AWAY - spot.away());
        return new Gate(door, DOOR_AWAY, true, distance / DEEP_PACE);
    }

    private static Curve walk(
            double from, double arrived, double leaving, double to, double first, double spot, double last) {
        return new Curve.Builder()
                .key(from, first)
                .key(arrived, spot)
                .key(leaving, spot)
                .key(to, last)
                .build();
    }

    private Curve head(Spot spot, Gate in, Gate out, Conduct conduct, double base, double arrived, double leaving) {
        double coming = in.door() ? base * 0.5 : in.across() < spot.across() ? 42 : -42;
        Curve.Builder head = new Curve.Builder().key(arrived - 0.6, coming).key(arrived, base);
        boolean turns = conduct.constant() && random.nextDouble() < 0.35;
        double at = arrived + 2 + 2 * random.nextDouble();
        while (at + 2.5 < leaving) {
            boolean away = turns && at > arrived + 6.5 && at + 4 < leaving;
            double aside = random.nextBoolean() ? 38 : -38;
            double target = away ? 180 * Math.signum(aside) : base * 0.4 + aside * random.nextDouble();
            double hold = away ? 0.5 : 0.8 + random.nextDouble();
            double turning = away ? 0.7 : 0.5;
            head.key(at, base).key(at + turning, target).key(at + turning + hold, target);
            head.key(at + 2 * turning + hold, base);
            turns &= !away;
            at += 2 * turning + hold + 1.2 + 2.5 * random.nextDouble();
        }
        double going = out.door() ? (base < 0 ? -178 : 178) : out.across() < spot.across() ? -58 : 58;
        return head.key(leaving - 0.1, base).key(leaving + 0.8, going).build();
    }

    private static Curve body(
            Spot spot, Gate in, Gate out, double base, double from, double arrived, double leaving, double to) {
        double coming = in.door() ? 0 : in.across() < spot.across() ? 75 : -75;
        double going = out.door() ? 180 : out.across() < spot.across() ? -80 : 80;
        return new Curve.Builder()
                .key(from, coming)
                .key(Math.max(from + 0.01, arrived - 0.5), coming)
                .key(arrived + 0.2, base)
                .key(leaving, base)
                .key(leaving + 0.7, going)
                .key(to + 1, going)
                .build();
    }
}
