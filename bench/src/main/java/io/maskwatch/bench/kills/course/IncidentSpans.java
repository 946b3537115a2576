package io.maskwatch.bench.kills.course;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From when to when incidents were open that the site decides on: of silent cameras, one or many, and of detectors that are
 * behind. A clock has a part in them where nothing at all is heard, so that two sinks tell the same ones at times some
 * seconds apart: each that one of them told must have one of its own among the other's that was opened and closed within
 * {@link #TOLERANCE} of it. What is still open at the end of the comparison counts as closed then. Stateless.
 */
final class IncidentSpans {
    /** So far apart in time they are the same; shorter ones need not be seen by both. */
    static final Duration TOLERANCE = Duration.ofSeconds(20);

    private IncidentSpans() {}

    /** Whether the site decides on it. */
    static boolean bySite(Alert alert) {
        return alert.getKind() == RuleKind.CAMERA_SILENT || alert.getKind() == RuleKind.PIPELINE_BEHIND;
    }

    /** Those that only one of them told, in words. */
    static List<String> differences(Collection<Alert> ours, Collection<Alert> theirs, Instant horizon) {
        List<Span> one = spans(ours, horizon);
        List<Span> other = spans(theirs, horizon);
        return Stream.concat(
                        without(one, other, horizon).map(span -> span + ", told by the disturbed sinks only"),
                        without(other, one, horizon).map(span -> span + ", told by the undisturbed sink only"))
                .toList();
    }

    /**
     * Those that must be seen by both and have no partner of their own among the others. Asked in both directions: if each
     * side's can be paired with some of the other side's, there is a pairing that does it for both.
     */
    private static Stream<Span> without(List<Span> spans, List<Span> others, Instant horizon) {
        List<Span> required = spans.stream()
                .filter(span -> span.length().compareTo(TOLERANCE) > 0)
                .filter(span -> span.from().isBefore(horizon.minus(TOLERANCE)))
                .toList();
        Set<Integer> paired =
                new HashSet<>(Pairs.of(required, others, Span::near).values());
        return IntStream.range(0, required.size())
                .filter(place -> !paired.contains(place))
                .mapToObj(required::get);
    }

    private static List<Span> spans(Collection<Alert> alerts, Instant horizon) {
        Map<String, Span> spans = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            boolean closes = alert.getState() == AlertState.CLOSED;
            Instant until = closes && alert.getAt().isBefore(horizon) ? alert.getAt() : horizon;
            spans.put(alert.getAlertId(), new Span(alert.getSubject(), alert.getRuleId(), alert.getOpenedAt(), until));
        }
        return new ArrayList<>(spans.values());
    }

    private record Span(String subject, String ruleId, Instant from, Instant until) {
        Duration length() {
            return Duration.between(from, until);
        }

        boolean near(Span other) {
            return subject.equals(other.subject)
                    && ruleId.equals(other.ruleId)
                    && near(from, other.from)
                    && near(until, other.until);
        }

        private static boolean near(Instant one, Instant other) {
            return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
        }

        @Override
        public String toString() {
            return "%s, %s, from %s until %s".formatted(subject, ruleId, from, until);
        }
    }
}
