package io.maskwatch.bench.detector;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.bench.detector.ScaleStep.Departure;
import io.maskwatch.bench.detector.ScaleStep.Move;
import io.maskwatch.bench.detector.kafka.SharedWork;
import io.maskwatch.detector.DetectorConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scale campaign has measured, for people and as JSON. For one thread. */
final class ScaleReport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ScaleSetup setup;
    private final List<ScaleStep> steps = new ArrayList<>();
    private final List<Departure> departures = new ArrayList<>();
    private @Nullable Long surplus;
    private @Nullable Overload overload;
    private SharedWork.@Nullable Result consumerGroup;
    private SharedWork.@Nullable Result shareGroup;

    ScaleReport(ScaleSetup setup) {
        this.setup = setup;
    }

    void grown(ScaleStep step) {
        steps.add(step);
    }

    void surplus(long frames) {
        surplus = frames;
    }

    void shrunk(Departure departure) {
        departures.add(departure);
    }

    void overloaded(Overload measured) {
        overload = measured;
    }

    void shared(SharedWork.Result grouped, SharedWork.Result shared) {
        consumerGroup = grouped;
        shareGroup = shared;
    }

    /** The figures as lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("%d ms a run, %d partitions, %d cameras of %.1f frames/s"
                .formatted(setup.cost().toMillis(), setup.partitions(), setup.cameras(), setup.cameraPerSecond()));
        lines.add("workers  frames/s  efficiency  first look, s  returned  repeated  longest gap, s");
        steps.forEach(step -> lines.add("%7d %9.1f %11.3f %14.1f %9d %9d %15.1f"
                .formatted(
                        step.workers(),
                        step.perSecond(),
                        step.efficiency(),
                        seconds(Collections.max(step.firstLooks())),
                        step.move().returned(),
                        step.move().repeated(),
                        step.move().longestGapSeconds())));
        if (surplus != null) {
            lines.add("one worker more than partitions was given %d frames".formatted(surplus));
        }
        departures.stream().max(Comparator.comparing(Departure::took)).ifPresent(slowest -> {
            lines.add("%d workers stopped, the slowest within %.1f s; the longest gap of a camera was %.1f s"
                    .formatted(
                            departures.size(),
                            seconds(slowest.took()),
                            departures.stream()
                                    .mapToDouble(departure -> departure.move().longestGapSeconds())
                                    .max()
                                    .orElse(0)));
        });
        if (overload != null) {
            overload(overload, lines);
        }
        if (consumerGroup != null && shareGroup != null) {
            lines.add(
                    "%d workers on %d partitions: consumer group %.1f records/s, %.1f %% out of order; share group %.1f, %.1f %%"
                            .formatted(
                                    setup.partitions(),
                                    Math.max(1, setup.partitions() / 2),
                                    consumerGroup.perSecond(),
                                    100 * consumerGroup.outOfOrder(),
                                    shareGroup.perSecond(),
                                    100 * shareGroup.outOfOrder()));
        }
        return lines;
    }

    private static void overload(Overload overload, List<String> lines) {
        Looks looks = overload.looks();
        var rates = looks.perSecondOfEach().values();
        lines.add(
                "overloaded: %.0f frames/s offered, %.1f analysed; a camera gets %.2f to %.2f a second, unfairness %.1f %%"
                        .formatted(
                                overload.offeredPerSecond(),
                                looks.perSecond(),
                                Collections.min(rates),
                                Collections.max(rates),
                                100 * looks.unfairness()));
        lines.add("what was analysed was %.0f ms old at the median, %.0f at p95, %.0f at most (stale after %d): %s"
                .formatted(
                        age(looks, 0.5),
                        age(looks, 0.95),
                        age(looks, 1),
                        DetectorConfig.defaults().staleAfter().toMillis(),
                        looks.byReason()));
    }

    /** The same for programs. */
    ObjectNode json() {
        ObjectNode json = NODES.objectNode()
                .put("costMs", setup.cost().toMillis())
                .put("partitions", setup.partitions())
                .put("cameras", setup.cameras())
                .put("cameraFramesPerSecond", setup.cameraPerSecond())
                .put("measuredSeconds", setup.span().toSeconds());
        ArrayNode grown = json.putArray("growth");
        steps.forEach(step -> grown.add(onto(
                NODES.objectNode()
                        .put("workers", step.workers())
                        .put("framesPerSecond", step.perSecond())
                        .put("efficiency", step.efficiency())
                        .put("slowestFirstLookSeconds", seconds(Collections.max(step.firstLooks()))),
                step.move())));
        ArrayNode gone = json.putArray("departures");
        departures.forEach(departure -> gone.add(onto(
                NODES.objectNode().put("left", departure.left()).put("tookSeconds", seconds(departure.took())),
                departure.move())));
        json.put("framesOfASurplusWorker", surplus);
        if (overload != null) {
            json.set("overload", json(overload));
        }
        if (consumerGroup != null && shareGroup != null) {
            json.set("consumerGroup", json(consumerGroup));
            json.set("shareGroup", json(shareGroup));
        }
        return json;
    }

    private static ObjectNode onto(ObjectNode node, Move move) {
        return node.put("returned", move.returned())
                .put("repeated", move.repeated())
                .put("longestGapSeconds", move.longestGapSeconds());
    }

    private static ObjectNode json(Overload overload) {
        Looks looks = overload.looks();
        ObjectNode node = NODES.objectNode()
                .put("offeredPerSecond", overload.offeredPerSecond())
                .put("analysedPerSecond", looks.perSecond())
                .put("unfairness", looks.unfairness())
                .put("ageMsP50", age(looks, 0.5))
                .put("ageMsP95", age(looks, 0.95))
                .put("ageMsMost", age(looks, 1));
        ObjectNode each = node.putObject("perSecondOfEach");
        looks.perSecondOfEach().forEach(each::put);
        ObjectNode reasons = node.putObject("frames");
        looks.byReason().forEach(reasons::put);
        return node;
    }

    private static ObjectNode json(SharedWork.Result result) {
        return NODES.objectNode().put("recordsPerSecond", result.perSecond()).put("outOfOrder", result.outOfOrder());
    }

    private static double age(Looks looks, double share) {
        double[] ages = looks.agesMs();
        return ages.length == 0 ? 0 : ages[(int) Math.min(ages.length - 1, Math.floor(share * ages.length))];
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
