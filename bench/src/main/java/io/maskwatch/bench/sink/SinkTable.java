package io.maskwatch.bench.sink;

import io.maskwatch.bench.Spread;
import io.maskwatch.bench.sink.SinkFigures.Race;
import io.maskwatch.bench.sink.kafka.Pace;
import io.maskwatch.bench.sink.step.StepCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures as lines for people: medians, and least to greatest of all rounds. Stateless. */
final class SinkTable {
    private SinkTable() {}

    static List<String> lines(SinkFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add("One camera's step without Kafka, means of a frame in us of CPU (medians of the rounds):");
        lines.add(row("people", "decode", "recall", "step", "keep", "kB alloc", "kB state", "frames/s/core", "ratio"));
        figures.crowds().forEach(size -> lines.add(step(figures, size)));
        lines.add("");
        lines.add("The topology on a broker in this process, exactly once, one stream thread; %d people in a frame,"
                        .formatted(figures.people())
                + " %d cameras, %d frames each:".formatted(figures.cameras(), figures.frames()));
        lines.add("                                      median   (least to greatest)");
        lines.add(race(
                figures,
                "pass-through, frames/s/core",
                race -> race.passThrough().framesPerCpuSecond()));
        lines.add(race(figures, "sink, frames/s/core", race -> race.sink().framesPerCpuSecond()));
        lines.add(race(figures, "ratio by CPU of the thread", SinkTable::ratioByCpu));
        lines.add(race(
                figures,
                "pass-through, frames/s by the clock",
                race -> race.passThrough().framesPerSecond()));
        lines.add(
                race(figures, "sink, frames/s by the clock", race -> race.sink().framesPerSecond()));
        lines.add(race(figures, "ratio by the clock", SinkTable::ratioByClock));
        lines.add(race(figures, "pass-through, kB allocated a frame", race -> kilobytes(race.passThrough())));
        lines.add(race(figures, "sink, kB allocated a frame", race -> kilobytes(race.sink())));
        return lines;
    }

    static double ratioByCpu(Race race) {
        return race.sink().framesPerCpuSecond() / race.passThrough().framesPerCpuSecond();
    }

    static double ratioByClock(Race race) {
        return race.sink().framesPerSecond() / race.passThrough().framesPerSecond();
    }

    private static double kilobytes(Pace pace) {
        return pace.allocatedBytes() / 1_000;
    }

    private static String step(SinkFigures figures, int size) {
        return row(
                Integer.toString(size),
                figure(figures, size, cost -> cost.readNs() / 1_000),
                figure(figures, size, cost -> cost.recallNs() / 1_000),
                figure(figures, size, cost -> cost.stepNs() / 1_000),
                figure(figures, size, cost -> cost.keepNs() / 1_000),
                figure(figures, size, cost -> cost.allocatedBytes() / 1_000),
                figure(figures, size, cost -> cost.memoryBytes() / 1_000),
                figure(figures, size, StepCost::framesPerSecond),
                figure(figures, size, StepCost::ratio));
    }

    private static String figure(SinkFigures figures, int size, ToDoubleFunction<StepCost> figure) {
        return number(figures.step(size, figure).median());
    }

    private static String race(SinkFigures figures, String name, ToDoubleFunction<Race> figure) {
        Spread spread = figures.race(figure);
        return "%-36s %9s   (%s to %s)"
                .formatted(name, number(spread.median()), number(spread.least()), number(spread.most()));
    }

    private static String row(String first, String... others) {
        StringBuilder row = new StringBuilder("%7s".formatted(first));
        for (String cell : others) {
            row.append("%10s".formatted(cell));
        }
        return row.toString();
    }

    private static String number(double value) {
        String form = value >= 100 ? "%.0f" : value >= 2 ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, form, value);
    }
}
