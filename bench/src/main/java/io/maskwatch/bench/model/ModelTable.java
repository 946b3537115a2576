package io.maskwatch.bench.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.Versions;
import io.maskwatch.bench.Spread;
import io.maskwatch.bench.model.ModelRounds.Round;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures for people and as JSON: of each its median, least and greatest over the rounds. Stateless. */
final class ModelTable {
    private ModelTable() {}

    static String text(ModelRounds rounds, int batch, int threads) {
        StringBuilder text = new StringBuilder();
        text.append("%s (%s), one generated picture of %dx%d, %d rounds, %s%n"
                .formatted(
                        rounds.subject().name(),
                        rounds.subject().hash(),
                        BenchPictures.WIDTH_PX,
                        BenchPictures.HEIGHT_PX,
                        rounds.count(),
                        threads == 0 ? "a thread a core" : "threads: " + threads));
        text.append("%-44s %9s   (least to greatest)%n".formatted("", "median"));
        figures(rounds, batch).forEach((name, figure) -> {
            Spread spread = rounds.of(figure);
            text.append("%-44s %9s   (%s to %s)%n"
                    .formatted(name, number(spread.median()), number(spread.least()), number(spread.most())));
        });
        return text.toString();
    }

    static ObjectNode json(ModelRounds rounds, int batch, int threads) {
        ObjectNode report = JsonNodeFactory.instance
                .objectNode()
                .put("model", rounds.subject().name())
                .put("modelHash", rounds.subject().hash())
                .put("rounds", rounds.count())
                .put("batch", batch)
                .put("threads", threads);
        figures(rounds, batch)
                .forEach((name, figure) -> report.set(name, rounds.of(figure).json()));
        report.set("versions", Versions.json());
        return report;
    }

    private static Map<String, ToDoubleFunction<Round>> figures(ModelRounds rounds, int batch) {
        Map<String, ToDoubleFunction<Round>> figures = new LinkedHashMap<>();
        figures.put("model, ms", Round::subjectMs);
        figures.put("baseline, ms", Round::baselineMs);
        figures.put("times faster than the baseline", Round::timesBaseline);
        if (rounds.other() != null) {
            figures.put("other model, ms", Round::otherMs);
            figures.put("times faster than the other model", Round::timesOther);
        }
        figures.put("%d pictures, one a run, ms".formatted(batch), Round::singlyMs);
        figures.put("%d pictures in one run, ms".formatted(batch), Round::togetherMs);
        figures.put("times faster in one run", Round::timesSingly);
        return figures;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
    }
}
