package io.maskwatch.bench.detector;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of some cameras' frames within a span of time. Immutable.
 *
 * @param cameras their ids; each counts, also one of which nothing came
 * @param from the span's begin
 * @param to its end
 * @param outcomes those decided within the span, as they came
 */
record Looks(List<String> cameras, Instant from, Instant to, List<FrameOutcome> outcomes) {
    /** Keeps of the outcomes those of the span. */
    static Looks within(Instant from, Instant to, List<String> cameras, List<FrameOutcome> outcomes) {
        return new Looks(
                cameras,
                from,
                to,
                outcomes.stream()
                        .filter(outcome -> !outcome.getDecidedAt().isBefore(from)
                                && outcome.getDecidedAt().isBefore(to))
                        .toList());
    }

    /**
     * From the outcome decided first to the one decided last, whatever order they were read in: a reader takes one partition
     * after another.
     *
     * @param outcomes at least one
     */
    static Duration span(List<FrameOutcome> outcomes) {
        List<Instant> decided =
                outcomes.stream().map(FrameOutcome::getDecidedAt).sorted().toList();
        return Duration.between(decided.get(0), decided.get(decided.size() - 1));
    }

    /** Frames analysed a second. */
    double perSecond() {
        return analysed().size() / seconds();
    }

    /** Frames analysed a second of each camera. */
    Map<String, Double> perSecondOfEach() {
        Map<String, Long> counts =
                analysed().stream().collect(Collectors.groupingBy(FrameOutcome::getCameraId, Collectors.counting()));
        Map<String, Double> rates = new TreeMap<>();
        cameras.forEach(camera -> rates.put(camera, counts.getOrDefault(camera, 0L) / seconds()));
        return rates;
    }

    /** Difference between the best and the worst served camera, as a share of what a camera gets on the mean. */
    double unfairness() {
        var rates = perSecondOfEach().values();
        double mean = rates.stream().mapToDouble(rate -> rate).average().orElse(0);
        return mean == 0 ? 0 : (Collections.max(rates) - Collections.min(rates)) / mean;
    }

    /** Frames analysed more than once. */
    int repeated() {
        Set<List<Object>> seen = new HashSet<>();
        return (int) analysed().stream()
                .filter(outcome ->
                        !seen.add(List.of(outcome.getCameraId(), outcome.getSession(), outcome.getSequence())))
                .count();
    }

    /** The longest time that any camera went without a look, from one to the next, in seconds. */
    double longestGapSeconds() {
        Map<String, List<Instant>> times = analysed().stream()
                .collect(Collectors.groupingBy(
                        FrameOutcome::getCameraId,
                        Collectors.mapping(FrameOutcome::getDecidedAt, Collectors.toList())));
        return cameras.stream()
                .map(camera -> times.getOrDefault(camera, List.of()))
                .mapToDouble(this::longestGap)
                .max()
                .orElse(0);
    }

    private double longestGap(List<Instant> looks) {
        List<Instant> marks = new ArrayList<>(looks);
        marks.add(from);
        marks.add(to);
        Collections.sort(marks);
        double longest = 0;
        for (int i = 1; i < marks.size(); i++) {
            longest = Math.max(
                    longest, Duration.between(marks.get(i - 1), marks.get(i)).toMillis() / 1e3);
        }
        return longest;
    }

    /** Age of what was analysed when it was decided, from the broker's append on, in ms, sorted. */
    double[] agesMs() {
        return analysed().stream()
                .mapToDouble(outcome -> Duration.between(outcome.getAppendedAt(), outcome.getDecidedAt())
                                .toNanos()
                        / 1e6)
                .sorted()
                .toArray();
    }

    /** Frames by what came of them. */
    Map<String, Long> byReason() {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.getReason() == OutcomeReason.NONE
                                ? outcome.getOutcome().name()
                                : outcome.getOutcome() + " " + outcome.getReason(),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private List<FrameOutcome> analysed() {
        return outcomes.stream()
                .filter(outcome -> outcome.getOutcome() == Outcome.ANALYSED)
                .toList();
    }

    private double seconds() {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
