package io.maskwatch.bench.people.truth;

import io.maskwatch.bench.people.truth.Visit.Wearing;
import io.maskwatch.schemas.MaskVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws the visits of a scene. Used once, by one thread. */
final class Visitors {
    private static final double MASKED_SHARE = 0.75;
    private static final double UNMASKED_SHARE = 0.18;
    private static final double OUTSIDE = 0.04;

    private final Random random;
    private final Manner manner;
    private final View view;
    private final double seconds;
    private final List<Visit> visits = new ArrayList<>();

    Visitors(Random random, Manner manner, View view, double seconds) {
        this.random = random;
        this.manner = manner;
        this.view = view;
        this.seconds = seconds;
    }

    List<Visit> draw() {
        for (Spot place : Places.spread(manner.persons(), view, random)) {
            boolean there = random.nextDouble() < manner.alreadyThere();
            double begins = there ? -20 * random.nextDouble() : 0.5 + 10 * random.nextDouble();
            while (begins < seconds - 6) {
                Visit visit = visit(place, begins);
                if (visit.path().to() > 2) {
                    visits.add(visit);
                }
                begins = visit.path().to() + manner.pause().draw(random);
            }
        }
        return visits;
    }

    private Visit visit(Spot place, double begins) {
        boolean passes = random.nextDouble() < manner.passing();
        Path path = passes ? pass(place, begins) : stay(place, begins);
        return new Visit(visits.size(), path, passes ? List.of() : turns(path), masks(path.from()));
    }

    /** From one border to the other, at the depth of the place. */
    private Path pass(Spot place, double begins) {
        boolean rightwards = random.nextBoolean();
        Spot from = new Spot(rightwards ? -OUTSIDE : 1 + OUTSIDE, place.depth());
        return walk(Path.from(begins, from), new Spot(1 - from.across(), place.depth()))
                .build();
    }

    /** To the place, there for a while with a step aside now and then, and out. */
    private Path stay(Spot place, double begins) {
        double side = place.across() < random.nextDouble() ? -OUTSIDE : 1 + OUTSIDE;
        Spot border = new Spot(side, Math.min(1, place.depth() + 0.1 * random.nextDouble()));
        Spot door = new Spot(0.3 + 0.4 * random.nextDouble(), 0);
        Path.Builder path = Path.from(begins, random.nextDouble() < manner.doors() ? door : border);
        walk(path, place);
        for (double left = manner.stay().draw(random); left > 0; ) {
            double pause = Math.min(left, 3 + 9 * random.nextDouble());
            path.stand(pause);
            left -= pause;
            double step = view.facePx(place.depth()) / View.WIDTH_PX * (random.nextDouble() - 0.5);
            walk(path, new Spot(place.across() + step, place.depth()));
        }
        boolean back = random.nextDouble() < manner.doors();
        return walk(path, back ? new Spot(path.spot().across(), -0.02) : border).build();
    }

    private Path.Builder walk(Path.Builder path, Spot to) {
        Area from = view.face(path.spot());
        Area target = view.face(to);
        double height = (from.height() + target.height()) / 2;
        double across = Math.abs(from.x() - target.x()) / height;
        // Towards the camera a walk changes the picture less than beside it.
        double deep =
                2 * Math.abs(from.y() - target.y()) / height + 4 * Math.abs(Math.log(from.height() / target.height()));
        return path.walk(to, (across + deep) / manner.pace().draw(random));
    }

    private List<Span> turns(Path path) {
        List<Span> turns = new ArrayList<>();
        double at = path.from() + 4 + 20 * random.nextDouble();
        while (at < path.to()) {
            double length = 0.5 + 3 * random.nextDouble();
            turns.add(new Span(at, at + length));
            at += length + 8 + 30 * random.nextDouble();
        }
        return turns;
    }

    private List<Wearing> masks(double from) {
        if (manner.changesMask()) {
            double hold = 14 + 6 * random.nextDouble();
            return List.of(
                    new Wearing(from, MaskVerdict.MASKED),
                    new Wearing(from + hold, MaskVerdict.UNMASKED),
                    new Wearing(from + 2.2 * hold, MaskVerdict.INCORRECT),
                    new Wearing(from + 3 * hold, MaskVerdict.MASKED));
        }
        double drawn = random.nextDouble();
        MaskVerdict mask = drawn < MASKED_SHARE
                ? MaskVerdict.MASKED
                : drawn < MASKED_SHARE + UNMASKED_SHARE ? MaskVerdict.UNMASKED : MaskVerdict.INCORRECT;
        return List.of(new Wearing(from, mask));
    }
}
