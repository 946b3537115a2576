package io.maskwatch.app.replay;

import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.PersonCounts;
import io.maskwatch.sink.state.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The persons before one camera while time passes. Asked for later and later times, on one thread. */
final class PersonsThere {
    private final Deque<PersonTrail> toCome;
    private final List<PersonTrail> there = new ArrayList<>();

    PersonsThere(List<PersonTrail> trails) {
        this.toCome = new ArrayDeque<>(trails.stream()
                .sorted(Comparator.comparingLong(PersonTrail::fromMs))
                .toList());
    }

    /** Time passes; who was last seen before {@code keptMs} is of no interest any more. */
    void pass(long atMs, long keptMs) {
        while (!toCome.isEmpty() && toCome.getFirst().fromMs() <= atMs) {
            there.add(toCome.removeFirst());
        }
        there.removeIf(trail -> trail.lastSeenMs() < keptMs && trail.track(atMs).isEmpty());
    }

    /** As the rules see them. */
    List<Track> tracks(long atMs) {
        return there.stream().flatMap(trail -> trail.track(atMs).stream()).toList();
    }

    /** Those of whom something was held and who were seen since then. Who was never judged is not among them. */
    PersonCounts present(long sinceMs, long atMs) {
        Map<MaskVerdict, Integer> counts = new EnumMap<>(MaskVerdict.class);
        there.stream()
                .filter(trail -> trail.lastSeenMs() >= sinceMs)
                .forEach(trail -> counts.merge(trail.held(atMs), 1, Integer::sum));
        return new PersonCounts(
                counts.getOrDefault(MaskVerdict.MASKED, 0),
                counts.getOrDefault(MaskVerdict.UNMASKED, 0),
                counts.getOrDefault(MaskVerdict.INCORRECT, 0),
                counts.getOrDefault(MaskVerdict.UNKNOWN, 0));
    }
}
