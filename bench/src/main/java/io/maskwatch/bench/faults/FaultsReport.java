package io.maskwatch.bench.faults;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.report.Versions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table as JSON. Stateless. */
final class FaultsReport {
    private FaultsReport() {}

    static ObjectNode of(FaultsFigures figures) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("benchmark", "faults").put("stallTimeoutMs", FaultResult.STALL.toMillis());
        var faults = report.putArray("faults");
        figures.single().forEach(result -> faults.add(line(result)));
        figures.wave().ifPresent(wave -> report.set("rebootWave", wave.json()));
        figures.reconnects().ifPresent(result -> report.set("reconnects", result.json()));
        figures.failures().forEach(report.putArray("failures")::add);
        report.set("versions", Versions.json());
        return report;
    }

    private static ObjectNode line(FaultResult result) {
        ObjectNode line = JsonNodeFactory.instance
                .objectNode()
                .put("fault", result.fault().name());
        var causes = line.putArray("causes");
        result.course().causes().forEach(cause -> causes.add(cause.name()));
        line.put("lastedMs", result.fault().lasts().toMillis())
                .put("noticeMs", millis(result.course().toNotice()))
                .put("recoverMs", millis(result.course().toRecover()))
                .put("recoverFromDueAttemptMs", millis(result.course().toRecoverFromDueAttempt()))
                .put("framesMissing", result.course().framesMissing(FaultResult.FRAMES_PER_SECOND))
                .put("unaccounted", result.course().unaccounted());
        line.putObject("beside")
                .put("streamed", result.beside().streamed())
                .put("longestGapMs", result.beside().longestGapMs());
        line.putObject("left")
                .put("threads", result.left().threads())
                .put("handles", result.left().handles())
                .put("heapMb", result.left().heapMb())
                .put("residentMb", result.left().residentMb());
        var missed = line.putArray("missedGoals");
        result.missed().forEach(missed::add);
        return line;
    }

    private static @Nullable Long millis(Optional<Duration> time) {
        return time.map(Duration::toMillis).orElse(null);
    }
}
