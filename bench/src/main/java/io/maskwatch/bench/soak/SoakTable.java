package io.maskwatch.bench.soak;

import io.maskwatch.app.report.TextTable;
import io.maskwatch.bench.soak.measure.Holdings;
import io.maskwatch.bench.soak.measure.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures as text. Stateless. */
final class SoakTable {
    private SoakTable() {}

    static String heading(SoakPlan plan) {
        return String.format(
                Locale.ROOT,
                "maskwatch up, %d simulated cameras of %s frames/s, heap of %d MB, %d min, the first %d not judged",
                plan.cameras(),
                plan.framesPerSecond(),
                plan.heapMegabytes(),
                plan.length().toMinutes(),
                plan.warmUp().toMinutes());
    }

    static String line(Sample sample) {
        Holdings holdings = sample.holdings();
        return String.format(
                Locale.ROOT,
                "%5.1f min: resident %.0f MB, heap %.1f MB, beside it %.0f MB, %d threads, %d handles;"
                        + " %d frames analysed, %d shed, latency %.0f ms, p95 %.0f ms",
                sample.hours() * 60,
                holdings.residentMb(),
                holdings.heapMb(),
                holdings.otherMb(),
                holdings.threads(),
                holdings.handles(),
                sample.analysed(),
                sample.shed(),
                sample.latencyMs(),
                sample.latencyP95Ms());
    }

    static List<String> lines(SoakFigures figures) {
        TextTable table = new TextTable("", "MEAN", "END", "GROWTH % PER HOUR", "STANDARD ERROR", "GOAL");
        for (Growth growth : figures.growths()) {
            table.row(
                    growth.name(),
                    value(growth.trend().mean(), growth.unit()),
                    value(growth.last(), growth.unit()),
                    String.format(Locale.ROOT, "%+.2f", growth.trend().percentPerHour()),
                    String.format(Locale.ROOT, "%.2f", growth.trend().percentError()),
                    growth.verdict().words());
        }
        List<String> lines = new ArrayList<>(table.lines());
        figures.problems().forEach(problem -> lines.add("FAILED " + problem));
        return lines;
    }

    private static String value(double value, String unit) {
        return String.format(Locale.ROOT, "%.1f %s", value, unit).strip();
    }
}
