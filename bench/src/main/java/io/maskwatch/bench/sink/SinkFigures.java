package io.maskwatch.bench.sink;

import io.maskwatch.bench.Spread;
import io.maskwatch.bench.sink.kafka.Pace;
import io.maskwatch.bench.sink.step.StepCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What was measured so far, all rounds. For one thread. */
final class SinkFigures {
    private final int people;
    private final int cameras;
    private final int frames;
    private final long seed;
    private final Map<Integer, List<StepCost>> steps = new TreeMap<>();
    private final List<Race> races = new ArrayList<>();

    SinkFigures(int people, int cameras, int frames, long seed) {
        this.people = people;
        this.cameras = cameras;
        this.frames = frames;
        this.seed = seed;
    }

    /** One round: the same frames passed on and worked in. */
    record Race(Pace passThrough, Pace sink) {}

    void step(int size, StepCost cost) {
        steps.computeIfAbsent(size, key -> new ArrayList<>()).add(cost);
    }

    void round(Pace passThrough, Pace sink) {
        races.add(new Race(passThrough, sink));
    }

    int people() {
        return people;
    }

    int cameras() {
        return cameras;
    }

    int frames() {
        return frames;
    }

    long seed() {
        return seed;
    }

    Iterable<Integer> crowds() {
        return steps.keySet();
    }

    Spread step(int size, ToDoubleFunction<StepCost> figure) {
        return Spread.of(steps.getOrDefault(size, List.of()), figure);
    }

    Spread race(ToDoubleFunction<Race> figure) {
        return Spread.of(races, figure);
    }
}
