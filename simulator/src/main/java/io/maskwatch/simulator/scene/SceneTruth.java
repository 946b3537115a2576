package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskState;
import java.time.Duration;
import java.util.List;

/**
 * What is true of a scene, in scene time. Immutable.
 *
 * @param people everybody whose face can be judged at some time, in order of appearance
 */
public record SceneTruth(List<TruePerson> people) {
    public SceneTruth {
        people = List.copyOf(people);
    }

    /** Those whose mask is off, or worn so, for at least {@code dwell}, bridging turns of the head up to {@code bridge}. */
    public List<TruePerson> peopleFor(MaskState state, Duration dwell, Duration bridge) {
        return people.stream()
                .filter(person -> person.longest(state, bridge).compareTo(dwell) >= 0)
                .toList();
    }

    /** Those who can be judged at some time between {@code from} and {@code to}. */
    public List<TruePerson> peopleBetween(Duration from, Duration to) {
        return people.stream().filter(person -> person.seenBetween(from, to)).toList();
    }
}
