package io.maskwatch.sink.verdict;

import java.time.Duration;

/**
 * How much evidence a verdict needs. Immutable.
 *
 * @param memory time in which the weight of a look fades to 1/e
 * @param minimumVotes looks that must have voted before there is a verdict
 * @param decideShare share of the evidence that a first verdict needs
 * @param changeShare share of the evidence that another verdict needs; above {@code decideShare}, so that it does not
 *     flutter
 */
public record VerdictSettings(Duration memory, int minimumVotes, double decideShare, double changeShare) {

    /**
     * At four looks a second a changed mask is told after about 1.4 s, with one look in ten wrong; and with one look in
     * five wrong, a verdict stands 3.5 deviations from changing by chance.
     */
    public static VerdictSettings defaults() {
        return new VerdictSettings(Duration.ofMillis(1_200), 3, 0.6, 0.65);
    }
}
