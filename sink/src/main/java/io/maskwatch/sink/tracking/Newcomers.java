package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.tracking.Tracking.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds out whether somebody who came into sight is a person lost before, once a few looks have told where and how fast
 * the newcomer goes; nobody has been told of the newcomer by then. Stateless.
 */
final class Newcomers {
    /** Cost from which a newcomer is another person. */
    private static final double ANOTHER = 3;
    /**
     * The person may have been seen last so long after the newcomer was seen first: a second box on one face takes the
     * person's place for a moment.
     */
    private static final double TOGETHER_SECONDS = 0.3;

    private Newcomers() {}

    /** Takes newcomers for persons who wait to be found; those found wait no more. */
    static List<Join> join(List<Track> newcomers, Set<Track> waiting, Predicate<Track> mayReturn) {
        List<Join> joins = new ArrayList<>();
        for (Track newcomer : newcomers) {
            lost(newcomer, waiting, mayReturn).ifPresent(person -> {
                waiting.remove(person);
                Tracker.adopt(person, newcomer);
                joins.add(new Join(person, newcomer));
            });
        }
        return joins;
    }

    private static Optional<Track> lost(Track newcomer, Set<Track> waiting, Predicate<Track> mayReturn) {
        Track best = null;
        double least = ANOTHER;
        for (Track person : waiting) {
            double cost = mayReturn.test(person) ? cost(person, newcomer) : Prospect.NEVER;
            if (cost < least) {
                least = cost;
                best = person;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double cost(Track person, Track newcomer) {
        double followed = (newcomer.getLastSeenAt() - newcomer.getFirstSeenAt()) / 1000.0;
        double gap = (newcomer.getFirstSeenAt() - person.getLastSeenAt()) / 1000.0;
        if (gap <= -TOGETHER_SECONDS) {
            return Prospect.NEVER;
        }
        Arrival arrival = Arrival.of(newcomer, followed + Math.min(0, gap));
        return new Reunion(person.getMotion(), Math.max(0, gap)).cost(arrival);
    }
}
