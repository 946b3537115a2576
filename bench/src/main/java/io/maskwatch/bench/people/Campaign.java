package io.maskwatch.bench.people;

import io.maskwatch.bench.people.measure.VisitFacts;
import io.maskwatch.bench.people.truth.SceneKind;
import io.maskwatch.bench.people.truth.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * All scenes at all rates for some seeds. Immutable.
 *
 * @param kinds scenes
 * @param rates frames per second
 * @param firstSeed first seed; the others follow it
 * @param seeds how many
 * @param atMostSeconds longest scene
 */
record Campaign(List<SceneKind> kinds, List<Double> rates, long firstSeed, int seeds, double atMostSeconds) {

    /** Runs it; each line is told when it is complete. */
    List<Result> run(Consumer<Result> told) {
        List<Result> results = new ArrayList<>();
        for (SceneKind kind : kinds) {
            List<Result> ofKind = run(kind);
            ofKind.forEach(told);
            results.addAll(ofKind);
        }
        return results;
    }

    private List<Result> run(SceneKind kind) {
        Map<Double, Row> rows = new LinkedHashMap<>();
        Map<Double, StepTimes> costs = new LinkedHashMap<>();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            World world = kind.world(seed, atMostSeconds);
            VisitFacts facts = new VisitFacts(world);
            for (double rate : rates) {
                SceneRun run = new SceneRun(kind, world, seed);
                rows.merge(rate, Row.of(run.run(rate), facts), Row::plus);
                costs.computeIfAbsent(rate, key -> new StepTimes()).add(run.cost());
            }
        }
        List<Result> results = new ArrayList<>();
        rows.forEach(
                (rate, row) -> results.add(new Result(kind, rate, row, costs.getOrDefault(rate, new StepTimes()))));
        return results;
    }
}
