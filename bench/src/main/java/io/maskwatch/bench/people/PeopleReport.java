package io.maskwatch.bench.people;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The table as JSON. Stateless. */
final class PeopleReport {
    private PeopleReport() {}

    static ObjectNode of(Campaign campaign, List<Result> results) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("benchmark", "people").put("firstSeed", campaign.firstSeed()).put("seeds", campaign.seeds());
        var lines = report.putArray("scenes");
        results.forEach(result -> lines.add(line(result)));
        return report;
    }

    private static ObjectNode line(Result result) {
        Row row = result.row();
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("scene", result.kind().label()).put("framesPerSecond", result.framesPerSecond());
        line.putObject("persons")
                .put("truth", row.count().truth())
                .put("arrived", row.count().arrived())
                .put("error", row.count().error())
                .put("again", row.count().again())
                .put("never", row.count().never())
                .put("nobody", row.count().nobody());
        line.putObject("tracking")
                .put("identitySwitches", row.tracking().switches())
                .put("idf1", row.tracking().idf1())
                .put("mota", row.tracking().mota());
        line.putObject("verdicts")
                .put("judgeable", row.verdict().judgeable())
                .put("decidedShare", row.verdict().decidedShare())
                .put("lastAccuracy", row.verdict().lastAccuracy())
                .put("momentAccuracy", row.verdict().momentAccuracy());
        line.putObject("rate")
                .put("windows", row.rate().windows())
                .put("meanAbsolutePoints", row.rate().meanAbsolute())
                .put("biasPoints", row.rate().bias())
                .put("worstPoints", row.rate().worst());
        line.putObject("alerts")
                .put("calledFor", row.alert().called())
                .put("opened", row.alert().opened())
                .put("precision", row.alert().precision())
                .put("recall", row.alert().recall())
                .put("toldTwice", row.alert().twice())
                .put("delaySecondsP50", row.alert().delay(0.5))
                .put("delaySecondsP95", row.alert().delay(0.95));
        line.putObject("cost")
                .put("stepMsMedian", result.cost().stepMs())
                .put("memoryReadAndWriteMsMedian", result.cost().codecMs())
                .put("largestMemoryBytes", result.cost().largestMemory())
                .put("mostTracks", result.cost().mostTracks())
                .put("bytesPerTrack", result.cost().bytesPerTrack());
        return line;
    }
}
