package io.maskwatch.sink.alert;

import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.Rule;
import io.maskwatch.sink.state.Incident;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule's hand on its incidents at one time: dwell, thresholds, cool-down, limits. Used once, by one thread. */
final class IncidentLife<S extends Scene> {
    private final Rule rule;
    private final Watch<S> watch;
    private final S scene;
    private final Limits limits;
    private final long atMs;

    IncidentLife(Rule rule, Watch<S> watch, S scene, Limits limits) {
        this.rule = rule;
        this.watch = watch;
        this.scene = scene;
        this.limits = limits;
        this.atMs = scene.moment().atMs();
    }

    Incident fresh(Finding finding) {
        return AlertSteps.fresh(rule.getRuleId(), rule.getKind().name(), finding.about(), atMs);
    }

    /** Whether there is anything to remember of it. */
    boolean memorable(Incident incident) {
        return AlertSteps.open(incident) || incident.getHoldsSince() >= 0 || coolingDown(incident);
    }

    /** Whether no new one may open yet after the last one. */
    boolean coolingDown(Incident incident) {
        return incident.getClosedAt() >= 0 && atMs < incident.getClosedAt() + rule.getCoolDownMs();
    }

    /** Takes a finding into account; returns what is to be told, at most one step. */
    List<Alert> step(Incident incident, Finding finding) {
        Condition condition = judge(incident, finding);
        if (!AlertSteps.open(incident)) {
            return ripe(incident, condition) ? openOrHoldBack(incident, finding) : List.of();
        }
        if (condition == Condition.CLEAR && over(incident, finding)) {
            return List.of(close(incident, finding));
        }
        return material(incident, finding, condition) ? List.of(update(incident, finding)) : List.of();
    }

    private Condition judge(Incident incident, Finding finding) {
        Condition condition = finding.condition();
        if (condition == Condition.UNJUDGED && atMs - incident.getJudgedAt() < watch.unjudgedLimitMs(scene)) {
            return Condition.UNJUDGED;
        }
        if (condition == Condition.HOLDS) {
            long since = finding.sinceMs() >= 0 ? finding.sinceMs() : atMs;
            incident.setHoldsSince(incident.getHoldsSince() >= 0 ? incident.getHoldsSince() : since);
        } else {
            incident.setHoldsSince(-1L);
            incident.setHeldBack(false);
        }
        boolean clear = condition == Condition.CLEAR || condition == Condition.UNJUDGED;
        incident.setClearSince(clear ? (incident.getClearSince() >= 0 ? incident.getClearSince() : atMs) : -1L);
        if (condition != Condition.UNJUDGED) {
            incident.setJudgedAt(atMs);
        }
        return clear ? Condition.CLEAR : condition;
    }

    private boolean ripe(Incident incident, Condition condition) {
        return condition == Condition.HOLDS
                && atMs - incident.getHoldsSince() >= rule.getDwellMs()
                && !coolingDown(incident);
    }

    private boolean over(Incident incident, Finding finding) {
        Long own = rule.getCloseDwellMs();
        return finding.condition() == Condition.UNJUDGED
                || atMs - incident.getClearSince() >= (own == null ? watch.closeDwellMs(rule) : own);
    }

    private boolean material(Incident incident, Finding finding, Condition condition) {
        return condition != Condition.UNJUDGED && AlertSteps.material(incident, finding.level(), atMs);
    }

    private List<Alert> openOrHoldBack(Incident incident, Finding finding) {
        boolean heldBack = incident.getHeldBack();
        if (!limits.allow(rule)) {
            if (!heldBack) {
                incident.setHeldBack(true);
                limits.holdBack("", rule.getRuleId());
            }
            return List.of();
        }
        int suppressed = limits.open("", rule.getRuleId(), rule.getMaximumPerHour() > 0, heldBack);
        incident.setToldLevel(finding.level());
        return List.of(AlertSteps.open(
                incident,
                scene.moment(),
                rule.getSeverity().name(),
                suppressed,
                finding.summary().get(),
                evidence(finding, incident.getHoldsSince(), Thresholds.openAt(rule))));
    }

    private Alert update(Incident incident, Finding finding) {
        incident.setToldLevel(finding.level());
        return AlertSteps.update(
                incident,
                scene.moment(),
                finding.summary().get(),
                evidence(finding, incident.getHoldsSince(), Thresholds.openAt(rule)));
    }

    private Alert close(Incident incident, Finding finding) {
        return AlertSteps.close(
                incident,
                scene.moment(),
                finding.summary().get(),
                evidence(finding, incident.getClearSince(), Thresholds.closeAt(rule)));
    }

    private static AlertEvidence evidence(Finding finding, long sinceMs, @Nullable Double threshold) {
        AlertEvidence.Builder evidence =
                AlertEvidence.newBuilder(finding.evidence().get());
        if (threshold != null) {
            evidence.setThreshold(threshold);
        }
        if (sinceMs >= 0) {
            evidence.setSince(Instant.ofEpochMilli(sinceMs));
        }
        return evidence.build();
    }
}
