package io.maskwatch.sink.alert;

import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Rule;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.window.Windows;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Too few of those present in the current window wear their mask properly. Only a look judges, and only with the minimum
 * sample. While nobody is in the picture only a good rate counts: a window remembers those who have left. What cannot be
 * judged for the length of a window is over. Closing takes the dwell too, because each window begins with a small sample.
 */
final class LowComplianceWatch implements Watch<PeopleScene> {
    @Override
    public List<Finding> look(Rule rule, PeopleScene scene) {
        ComplianceRate rate = rate(rule, scene.crowd());
        if (rate == null || !rate.getSufficient() || !scene.looked()) {
            return List.of(unjudged(scene, rate));
        }
        Condition condition = condition(rule, rate.getValue());
        if (condition != Condition.CLEAR && !scene.crowd().somebody()) {
            return List.of(unjudged(scene, rate));
        }
        return List.of(Finding.of(condition, rate.getValue(), () -> summary(scene, rate), () -> evidence(scene, rate)));
    }

    private static Finding unjudged(PeopleScene scene, @Nullable ComplianceRate rate) {
        return Finding.of(
                Condition.UNJUDGED,
                0,
                () -> "For %d s too few were there who could be judged."
                        .formatted(scene.crowd().windowMs() / 1000),
                () -> evidence(scene, rate));
    }

    private static @Nullable ComplianceRate rate(Rule rule, Crowd crowd) {
        double coverage = crowd.coverage() == null ? 0 : crowd.coverage();
        return Windows.rate(crowd.present(), coverage, Math.max(1, rule.getMinimumSample()));
    }

    private static Condition condition(Rule rule, double rate) {
        Double openAt = Thresholds.openAt(rule);
        Double closeAt = Thresholds.closeAt(rule);
        if (openAt != null && rate < openAt) {
            return Condition.HOLDS;
        }
        return closeAt != null && rate >= closeAt ? Condition.CLEAR : Condition.LAPSED;
    }

    private static String summary(PeopleScene scene, ComplianceRate rate) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d persons %s wear their mask properly.",
                100 * rate.getValue(),
                rate.getSample(),
                scene.place());
    }

    private static AlertEvidence evidence(PeopleScene scene, @Nullable ComplianceRate rate) {
        AlertEvidence.Builder evidence = PeopleEvidence.of(scene, LowComplianceWatch::notProperly);
        if (rate != null) {
            evidence.setRate(rate);
        }
        return evidence.build();
    }

    private static boolean notProperly(Track track) {
        MaskVerdict held = Judge.held(track);
        return held == MaskVerdict.UNMASKED || held == MaskVerdict.INCORRECT;
    }

    @Override
    public long unjudgedLimitMs(PeopleScene scene) {
        return scene.crowd().windowMs();
    }
}
