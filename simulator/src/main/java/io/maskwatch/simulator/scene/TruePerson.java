package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskState;
import java.time.Duration;
import java.util.List;

/**
 * One person of a scene.
 *
 * @param id unique in the scene
 * @param spans when the face can be judged, in order, with what is then true
 */
public record TruePerson(String id, List<TrueSpan> spans) {
    public TruePerson {
        spans = List.copyOf(spans);
    }

    /** The longest unbroken spell in a state, where gaps up to {@code bridge} between spans of the state do not break it. */
    public Duration longest(MaskState state, Duration bridge) {
        Duration longest = Duration.ZERO;
        Duration begin = Duration.ZERO;
        Duration end = Duration.ofSeconds(-1_000_000);
        for (TrueSpan span : spans) {
            if (span.state() != state) {
                end = Duration.ofSeconds(-1_000_000);
                continue;
            }
            if (span.from().minus(end).compareTo(bridge) > 0) {
                begin = span.from();
            }
            end = span.to();
            longest = end.minus(begin).compareTo(longest) > 0 ? end.minus(begin) : longest;
        }
        return longest;
    }

    /** How long the face can be judged, in all. */
    public Duration visible() {
        return spans.stream().map(TrueSpan::length).reduce(Duration.ZERO, Duration::plus);
    }

    boolean seenBetween(Duration from, Duration to) {
        return spans.stream()
                .anyMatch(span -> span.from().compareTo(to) < 0 && span.to().compareTo(from) > 0);
    }
}
