package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskState;
import io.maskwatch.simulator.venue.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the people of a script through time and notes when their faces can be judged. */
final class TruthTracer {
    private static final long STEP_MS = 50;
    private static final View VIEW = new View(1280, 720);

    private TruthTracer() {}

    static SceneTruth trace(List<Visit> visits, Duration until) {
        return new SceneTruth(visits.stream()
                .sorted(Comparator.comparingDouble(Visit::from))
                .map(visit -> new TruePerson(visit.personId(), spans(visit, until)))
                .filter(person -> !person.spans().isEmpty())
                .toList());
    }

    private static List<TrueSpan> spans(Visit visit, Duration until) {
        List<TrueSpan> spans = new ArrayList<>();
        long end = Math.min(until.toMillis(), (long) (visit.to() * 1000) + STEP_MS);
        long since = 0;
        MaskState before = null;
        long at = (long) (visit.from() * 1000);
        for (; at < end; at += STEP_MS) {
            MaskState now = state(visit, at);
            if (now != before) {
                close(spans, since, at, before);
                since = at;
                before = now;
            }
        }
        close(spans, since, Math.min(at, until.toMillis()), before);
        return spans;
    }

    private static void close(List<TrueSpan> spans, long since, long at, @Nullable MaskState state) {
        if (state != null) {
            spans.add(new TrueSpan(Duration.ofMillis(since), Duration.ofMillis(at), state));
        }
    }

    private static @Nullable MaskState state(Visit visit, long millis) {
        return visit.pose(millis / 1000.0)
                .map(pose -> TrueFace.of(VIEW, visit.personId(), visit.look(), pose))
                .filter(TrueFace::judgeable)
                .map(TrueFace::state)
                .orElse(null);
    }
}
