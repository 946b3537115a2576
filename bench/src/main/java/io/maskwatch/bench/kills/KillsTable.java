package io.maskwatch.bench.kills;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.report.TextTable;
import io.maskwatch.bench.Spread;
import io.maskwatch.bench.kills.course.Course.Stage;
import io.maskwatch.bench.kills.course.Effect;
import io.maskwatch.bench.kills.plan.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The result as text. Stateless. */
final class KillsTable {
    private static final int FAILURES_SHOWN = 20;

    private KillsTable() {}

    static List<String> lines(KillsResult result) {
        TextTable table =
                new TextTable("HIT BY", "BLOWS", "FRAMES SILENT", "OUTCOMES SILENT", "WINDOWS SILENT", "ELSEWHERE");
        for (String role : List.of("ingest", "detector", "sink", "broker")) {
            for (Fault fault : Fault.values()) {
                row(table, role, fault, result.effects());
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "silent: the longest time without a word about one camera, median and most of the blows, in s; elsewhere:"
                        + " of frames of cameras whose worker was not hit");
        lines.add(String.format(
                Locale.ROOT,
                "frames announced %d, analysed %d, shed %d, rejected %d, unpublished %d, lost %d; outcomes twice %d",
                result.sum(CameraAudit::announced),
                result.sum(CameraAudit::analysed),
                result.sum(CameraAudit::shed),
                result.sum(CameraAudit::rejected),
                result.sum(CameraAudit::unpublished),
                result.sum(CameraAudit::lost),
                result.sum(CameraAudit::duplicates)));
        lines.add(String.format(
                Locale.ROOT,
                "final windows %d, with people %d, incidents %d; other than an undisturbed sink's: %d",
                result.told().windowCount(),
                result.told().windowsWithPeople(),
                result.told().incidents(),
                result.differences().size()));
        lines.add("published twice at most for " + seconds(longest(result)) + " s; processes that ended by themselves: "
                + result.deaths().size());
        List<String> failures = result.failures();
        failures.stream()
                .limit(FAILURES_SHOWN)
                .forEach(failure ->
                        lines.add("FAILED " + failure.lines().findFirst().orElse(failure)));
        if (failures.size() > FAILURES_SHOWN) {
            lines.add("and " + (failures.size() - FAILURES_SHOWN) + " more, which the report holds");
        }
        return lines;
    }

    private static void row(TextTable table, String role, Fault fault, List<Effect> effects) {
        List<Effect> these = effects.stream()
                .filter(effect -> effect.struck().blow().role().equals(role)
                        && effect.struck().blow().fault() == fault)
                .toList();
        if (!these.isEmpty()) {
            table.row(
                    role + ", " + fault.words(),
                    Integer.toString(these.size()),
                    spread(these, effect -> effect.silences().getOrDefault(Stage.FRAMES, Duration.ZERO)),
                    spread(these, effect -> effect.silences().getOrDefault(Stage.OUTCOMES, Duration.ZERO)),
                    spread(these, effect -> effect.silences().getOrDefault(Stage.WINDOWS, Duration.ZERO)),
                    spread(these, Effect::elsewhere));
        }
    }

    private static String spread(List<Effect> effects, Function<Effect, Duration> figure) {
        Spread spread = Spread.of(effects, effect -> figure.apply(effect).toMillis() / 1e3);
        return String.format(Locale.ROOT, "%.1f, %.1f", spread.median(), spread.most());
    }

    private static Duration longest(KillsResult result) {
        return result.doubled().values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static String seconds(Duration length) {
        return String.format(Locale.ROOT, "%.1f", length.toMillis() / 1e3);
    }
}
