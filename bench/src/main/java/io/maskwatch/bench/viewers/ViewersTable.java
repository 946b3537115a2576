package io.maskwatch.bench.viewers;

import io.maskwatch.bench.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures as lines for people: medians, and least to greatest of all rounds. Stateless. */
final class ViewersTable {
    private ViewersTable() {}

    static String heading(ViewersPlan plan) {
        return "%d cameras of %dx%d, %s frames a second of each; %d viewers, each of all cameras, %d px wide"
                .formatted(
                        plan.cameras(),
                        ViewersPlan.WIDTH_PX,
                        ViewersPlan.HEIGHT_PX,
                        number(plan.framesPerSecond()),
                        plan.viewers(),
                        plan.pictureWidthPx());
    }

    /** One phase, as soon as it is over. */
    static String line(PhaseResult phase) {
        return "%-18s published %s/s, analysed %s/s, arrived at least %s of a camera, cores busy %s"
                .formatted(
                        phase.audience().words() + ":",
                        number(phase.publishedPerSecond()),
                        number(phase.analysedPerSecond()),
                        phase.audience().watches() ? percent(phase.leastShare()) : "-",
                        number(phase.cores()));
    }

    static List<String> lines(ViewersFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(heading(figures.plan()));
        lines.add(row("", Audience.NOBODY.words(), Audience.VIEWERS.words(), Audience.STUCK_TOO.words()));
        lines.add(row(figures, "published, frames/s", PhaseResult::publishedPerSecond));
        lines.add(row(figures, "analysed, frames/s", PhaseResult::analysedPerSecond));
        lines.add(row(figures, "cores busy, all in all", PhaseResult::cores));
        lines.add("");
        lines.add(row("camera", "published", "arrived, mean", "arrived, least"));
        figures.cameras(Audience.VIEWERS)
                .forEach(camera -> lines.add(row(
                        camera.cameraId(),
                        Integer.toString(camera.published()),
                        percent(camera.arrivedShare()),
                        percent(camera.leastArrivedShare()))));
        lines.add("");
        lines.add("age of a picture when it arrives, ms p50 / p95 / p99: %d / %d / %d"
                .formatted(
                        figures.ageMs(Audience.VIEWERS, 0.5),
                        figures.ageMs(Audience.VIEWERS, 0.95),
                        figures.ageMs(Audience.VIEWERS, 0.99)));
        lines.add("pictures arrived, worst camera: %s; while one reads nothing: %s"
                .formatted(
                        percent(figures.leastShare(Audience.VIEWERS)),
                        percent(figures.leastShare(Audience.STUCK_TOO))));
        lines.add("frames analysed, watched against not: %+.1f %%".formatted(-100 * figures.drop()));
        lines.add("the one who reads nothing was " + (figures.stuckHungUp() ? "hung up on" : "not hung up on"));
        figures.problems().forEach(problem -> lines.add("MISSED: " + problem));
        return lines;
    }

    private static String row(ViewersFigures figures, String name, ToDoubleFunction<PhaseResult> figure) {
        return row(
                name,
                spread(figures.spread(Audience.NOBODY, figure)),
                spread(figures.spread(Audience.VIEWERS, figure)),
                spread(figures.spread(Audience.STUCK_TOO, figure)));
    }

    private static String row(String name, String first, String second, String third) {
        return "%-24s %22s %22s %22s".formatted(name, first, second, third);
    }

    private static String spread(Spread spread) {
        return "%s (%s to %s)".formatted(number(spread.median()), number(spread.least()), number(spread.most()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
