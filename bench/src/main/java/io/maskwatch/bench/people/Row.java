package io.maskwatch.bench.people;

import io.maskwatch.bench.people.measure.AlertScore;
import io.maskwatch.bench.people.measure.CountScore;
import io.maskwatch.bench.people.measure.Follower;
import io.maskwatch.bench.people.measure.RateScore;
import io.maskwatch.bench.people.measure.Recording;
import io.maskwatch.bench.people.measure.TrackingScore;
import io.maskwatch.bench.people.measure.VerdictScore;
import io.maskwatch.bench.people.measure.VisitFacts;
import io.maskwatch.sink.settings.EffectiveSettings;

/** One line of the table: a scene at a rate, over all seeds. Immutable. */
record Row(CountScore count, TrackingScore tracking, VerdictScore verdict, RateScore rate, AlertScore alert) {
    static final Row NONE =
            new Row(CountScore.NONE, TrackingScore.NONE, VerdictScore.NONE, RateScore.NONE, AlertScore.NONE);

    private static final double DWELL_SECONDS = EffectiveSettings.builtInRules().stream()
                    .filter(rule -> rule.getRuleId().equals("unmasked-person"))
                    .mapToLong(rule -> rule.getDwellMs())
                    .findFirst()
                    .orElseThrow()
            / 1000.0;

    static Row of(Recording recording, VisitFacts facts) {
        Follower follower = new Follower(recording.frames());
        return new Row(
                CountScore.of(recording.finals(), facts, follower),
                follower.score(),
                VerdictScore.of(facts, follower),
                RateScore.of(recording, facts),
                AlertScore.of(recording, facts, follower, DWELL_SECONDS));
    }

    Row plus(Row other) {
        return new Row(
                count.plus(other.count),
                tracking.plus(other.tracking),
                verdict.plus(other.verdict),
                rate.plus(other.rate),
                alert.plus(other.alert));
    }
}
