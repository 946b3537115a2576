package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.PersonLook;
import io.maskwatch.simulator.venue.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Plans an act: a stretch of a scene that begins and ends with an empty venue. Each spot is taken by one person after the
 * other; a visit in which anybody would hide another's face is planned anew, and left out if it cannot be helped.
 */
final class ActPlanner {
    /** How long a venue is empty at first. */
    static final double LEAD_IN = 2;
    /** How long it is empty at last. */
    static final double LEAD_OUT = 3.2;

    private static final int SPOTS = 5;
    private static final int ATTEMPTS = 60;
    private static final double STEP = 0.2;

    private final String prefix;
    private final double start;
    private final SplittableRandom random;
    private final VisitPlanner planner;
    private final View view = new View(1280, 720);
    private final List<Visit> visits = new ArrayList<>();

    ActPlanner(long seed, String prefix, double start) {
        this.prefix = prefix;
        this.start = start;
        this.random = new SplittableRandom(seed);
        this.planner = new VisitPlanner(random.split());
    }

    List<Visit> plan(double seconds, SceneProfile profile) {
        List<Spot> spots = Spot.spread(SPOTS, random);
        SceneProfile.Phase[] phases = profile.phases(seconds);
        for (int i = 0; i < phases.length; i++) {
            double from = Math.max(LEAD_IN, phases[i].from());
            double to = i + 1 < phases.length ? phases[i + 1].from() : seconds - LEAD_OUT;
            planPhase(phases[i].mixture().dealer(random.nextLong()), spots, start + from, start + to);
        }
        return List.copyOf(visits);
    }

    private void planPhase(Mixture.Dealer dealer, List<Spot> spots, double from, double to) {
        double[] free = new double[spots.size()];
        for (int i = 0; i < free.length; i++) {
            free[i] = from + 1.1 * ((i * 2) % free.length) + 0.6 * random.nextDouble();
        }
        for (int spot = next(free); free[spot] + shortest() <= to; spot = next(free)) {
            free[spot] = planVisit(dealer, spots.get(spot), free[spot], to);
        }
    }

    private static double shortest() {
        return VisitPlanner.walkAllowance() + Conduct.MASKED.shortestStand();
    }

    private static int next(double[] free) {
        int earliest = 0;
        for (int i = 1; i < free.length; i++) {
            if (free[i] < free[earliest]) {
                earliest = i;
            }
        }
        return earliest;
    }

    /** Plans one visit and returns when its spot is free again. */
    private double planVisit(Mixture.Dealer dealer, Spot spot, double from, double to) {
        double room = to - from - VisitPlanner.walkAllowance();
        Optional<Conduct> dealt = dealer.deal(room);
        if (dealt.isEmpty()) {
            return to;
        }
        Conduct conduct = dealt.get();
        PersonLook look = PersonLook.random(random);
        double longest = Math.min(room, conduct.shortestStand() + 9);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double stand = longest - random.nextDouble() * (longest - Math.min(longest, conduct.shortestStand()));
            double begin = from + (attempt % 10) * 0.25;
            Visit visit =
                    planner.plan(prefix + (visits.size() + 1), look, conduct, begin, stand, to, spot.near(random));
            if (visit.to() <= to && isClear(visit)) {
                visits.add(visit);
                return visit.to() + 0.6 + 1.2 * random.nextDouble();
            }
        }
        dealer.takeBack(conduct);
        return from + 1;
    }

    private boolean isClear(Visit visit) {
        return visits.stream().noneMatch(other -> conflict(visit, other));
    }

    private boolean conflict(Visit one, Visit other) {
        double to = Math.min(one.to(), other.to());
        for (double at = Math.max(one.from(), other.from()); at < to; at += STEP) {
            Optional<Pose> first = one.pose(at);
            Optional<Pose> second = other.pose(at);
            if (first.isPresent()
                    && second.isPresent()
                    && SceneGeometry.conflict(view, one.look(), first.get(), other.look(), second.get())) {
                return true;
            }
        }
        return false;
    }
}
