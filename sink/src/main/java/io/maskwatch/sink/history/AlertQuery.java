package io.maskwatch.sink.history;

import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for. Immutable.
 *
 * @param life open ones, closed ones, or all
 * @param subjects only of these; empty for all
 * @param kinds only of these; empty for all
 * @param severities only of these; empty for all
 * @param acknowledged only those that somebody took notice of, or those that nobody did; null for both
 * @param range only those open at some time within; null for any time
 * @param before only those that come after this place in the order (opening time falling, then id rising); null for the
 *     first
 * @param limit at most so many
 */
public record AlertQuery(
        Life life,
        Set<String> subjects,
        Set<RuleKind> kinds,
        Set<Severity> severities,
        @Nullable Boolean acknowledged,
        @Nullable TimeRange range,
        @Nullable Place before,
        int limit) {

    /** Whether an incident is over. */
    public enum Life {
        OPEN,
        CLOSED,
        ALL
    }

    /** A place in the order of incidents. */
    public record Place(Instant openedAt, String alertId) {}
}
