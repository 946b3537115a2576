package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.ComplianceRate;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Rule;
import io.maskwatch.sink.window.Windows;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Too few of those present in the current window wear their mask properly. Only a look judges, and only with the minimum
 * sample; what cannot be judged for the length of a window is over. Closing takes the dwell too, because each window
 * begins with a small sample.
 */
final class LowComplianceWatch implements Watch {
    private static final double DEFAULT_OPEN_AT = 0.7;
    private static final double HYSTERESIS = 0.1;

    @Override
    public List<Finding> look(Rule rule, Scene scene) {
        ComplianceRate rate =
                scene.window() == null ? null : Windows.rate(scene.window(), Math.max(1, rule.getMinimumSample()));
        if (rate == null || !rate.getSufficient() || scene.frame() == null) {
            return List.of(
                    new Finding("", Condition.UNJUDGED, -1, 0, "Nobody is there to be judged.", evidence(scene, rate)));
        }
        return List.of(new Finding(
                "",
                condition(rule, rate.getValue()),
                -1,
                rate.getValue(),
                summary(scene, rate),
                evidence(scene, rate)));
    }

    private static Condition condition(Rule rule, double rate) {
        double openAt = rule.getOpenAt() == null ? DEFAULT_OPEN_AT : rule.getOpenAt();
        double closeAt = rule.getCloseAt() == null ? Math.min(1, openAt + HYSTERESIS) : rule.getCloseAt();
        if (rate < openAt) {
            return Condition.HOLDS;
        }
        return rate >= closeAt ? Condition.CLEAR : Condition.LAPSED;
    }

    private static String summary(Scene scene, ComplianceRate rate) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of %d persons before camera %s wear their mask properly.",
                100 * rate.getValue(),
                rate.getSample(),
                scene.cameraId());
    }

    private static AlertEvidence evidence(Scene scene, @Nullable ComplianceRate rate) {
        AlertEvidence.Builder evidence = AlertEvidence.newBuilder();
        FrameOutcome frame = scene.frame();
        if (frame != null) {
            evidence.setCapturedAt(frame.getCapturedAt())
                    .setDetectedAt(frame.getDecidedAt())
                    .setFramePartition(frame.getFramePartition())
                    .setFrameOffset(frame.getFrameOffset());
        }
        if (rate != null) {
            evidence.setRate(rate);
        }
        if (scene.window() != null) {
            evidence.setCoverage(Windows.coverage(scene.window()));
        }
        return evidence.build();
    }

    @Override
    public long closeDwellMs(Rule rule) {
        return rule.getDwellMs();
    }

    @Override
    public long unjudgedLimitMs(Scene scene) {
        return scene.windowMs();
    }
}
