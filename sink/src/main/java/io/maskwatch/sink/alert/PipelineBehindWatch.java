package io.maskwatch.sink.alert;

import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.Rule;
import io.maskwatch.sink.state.Flow;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The detectors do not keep up: frames of a camera wait and its newest outcome is old, or frames are shed and it has less
 * than the minimum rate. One incident for the whole site; the cameras are its evidence.
 */
final class PipelineBehindWatch implements Watch<SiteScene> {
    /** Analysed frames a second that every camera is to keep; half of what it sends, if that is less. */
    static final double MINIMUM_RATE = 0.5;
    /** A rate this much above the minimum is well again. */
    private static final double APART = 1.2;
    /** The rate is over this many seconds. */
    private static final double SECONDS = 60;

    @Override
    public List<Finding> look(Rule rule, SiteScene scene) {
        Double openAt = Thresholds.openAt(rule);
        Double closeAt = Thresholds.closeAt(rule);
        if (openAt == null || closeAt == null) {
            return List.of();
        }
        Map<String, Flow> behind = new LinkedHashMap<>();
        boolean near = false;
        for (Map.Entry<String, Flow> camera : scene.flows().entrySet()) {
            Condition condition = condition(rule, camera.getValue(), openAt, closeAt);
            near |= condition != Condition.CLEAR;
            if (condition == Condition.HOLDS) {
                behind.put(camera.getKey(), camera.getValue());
            }
        }
        Condition condition = !behind.isEmpty() ? Condition.HOLDS : near ? Condition.LAPSED : Condition.CLEAR;
        return List.of(Finding.of(
                condition,
                (double) behind.size() / Math.max(1, scene.cameras()),
                () -> summary(behind, scene),
                () -> evidence(behind)));
    }

    private static Condition condition(Rule rule, Flow flow, double openAt, double closeAt) {
        Condition age = Condition.rising(flow.getAgeMs() / 1000.0, openAt, closeAt);
        boolean judged = flow.getShareShed() > 0 && flow.getFrames() >= Math.max(1, rule.getMinimumSample());
        double minimum = Math.min(MINIMUM_RATE, flow.getFrames() / SECONDS / 2);
        if (age == Condition.HOLDS || (judged && flow.getAnalysedPerSecond() < minimum)) {
            return Condition.HOLDS;
        }
        return age == Condition.LAPSED || (judged && flow.getAnalysedPerSecond() < APART * minimum)
                ? Condition.LAPSED
                : Condition.CLEAR;
    }

    private static String summary(Map<String, Flow> behind, SiteScene scene) {
        return behind.isEmpty()
                ? "The detectors keep up again."
                : "The detectors do not keep up with %d of %d cameras.".formatted(behind.size(), scene.cameras());
    }

    private static AlertEvidence evidence(Map<String, Flow> behind) {
        AlertEvidence.Builder evidence = AlertEvidence.newBuilder().setCameras(List.copyOf(behind.keySet()));
        behind.values().stream()
                .max(Comparator.comparing(Flow::getShareShed))
                .ifPresent(flow -> evidence.setShareShed((double) flow.getShareShed()));
        behind.values().stream()
                .min(Comparator.comparing(Flow::getAnalysedPerSecond))
                .ifPresent(flow -> evidence.setAnalysedPerSecond((double) flow.getAnalysedPerSecond()));
        behind.values().stream()
                .max(Comparator.comparing(Flow::getAgeMs))
                .ifPresent(flow -> evidence.setAgeMs(flow.getAgeMs()));
        return evidence.build();
    }
}
