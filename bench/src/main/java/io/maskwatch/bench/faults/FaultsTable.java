package io.maskwatch.bench.faults;

import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table as text. Stateless. */
final class FaultsTable {
    static final String HEADER = String.format(
            "%-20s %-24s %8s %8s %8s %7s %9s %7s %7s %6s %6s  %s",
            "fault",
            "causes",
            "notice",
            "recover",
            "from due",
            "missing",
            "other gap",
            "threads",
            "handles",
            "heap",
            "rss",
            "missed goals");

    private FaultsTable() {}

    static String line(FaultResult result) {
        return String.format(
                Locale.ROOT,
                "%-20s %-24s %8s %8s %8s %7d %6d ms %+7d %+7d %+6d %+6d  %s",
                result.fault().name(),
                causes(result.course().causes()),
                seconds(result.course().toNotice()),
                seconds(result.course().toRecover()),
                seconds(result.course().toRecoverFromDueAttempt()),
                result.course().framesMissing(FaultResult.FRAMES_PER_SECOND),
                result.beside().longestGapMs(),
                result.left().threads(),
                result.left().handles(),
                result.left().heapMb(),
                result.left().residentMb(),
                String.join(", ", result.missed()));
    }

    static String causes(List<FailureCause> causes) {
        return causes.isEmpty() ? "-" : causes.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(known -> String.format(Locale.ROOT, "%.2f s", known.toMillis() / 1000.0))
                .orElse("-");
    }
}
