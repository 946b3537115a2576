package io.maskwatch.sink.alert;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.sink.state.Incident;
import java.time.Instant;
import java.util.List;

/** One rule's hand on its incidents at one time: dwell, thresholds, cool-down. Used once, by one thread. */
final class IncidentLife {
    /** A level must have moved this far before an open incident is told anew ... */
    private static final double MATERIAL = 0.1;
    /** ... and this long after it was told last. */
    private static final long QUIET_MS = 30_000;

    private final Rule rule;
    private final Watch watch;
    private final Scene scene;

    IncidentLife(Rule rule, Watch watch, Scene scene) {
        this.rule = rule;
        this.watch = watch;
        this.scene = scene;
    }

    static Incident fresh(Rule rule, Finding finding, Scene scene) {
        return Incident.newBuilder()
                .setRuleId(rule.getRuleId())
                .setKind(rule.getKind().name())
                .setAbout(finding.about())
                .setJudgedAt(scene.atMs())
                .build();
    }

    static boolean open(Incident incident) {
        return !incident.getAlertId().isEmpty();
    }

    /** Whether there is anything to remember of it. */
    boolean memorable(Incident incident) {
        return open(incident) || incident.getHoldsSince() >= 0 || coolingDown(incident);
    }

    /** Takes a finding into account; returns what is to be told, at most one step. */
    List<Alert> step(Incident incident, Finding finding) {
        Condition condition = judge(incident, finding);
        if (!open(incident)) {
            return ripe(incident, condition) ? List.of(open(incident, finding)) : List.of();
        }
        if (condition == Condition.CLEAR && over(incident, finding)) {
            return List.of(close(incident, scene, finding.summary(), finding.evidence()));
        }
        return material(incident, finding, condition) ? List.of(update(incident, finding)) : List.of();
    }

    private Condition judge(Incident incident, Finding finding) {
        long atMs = scene.atMs();
        Condition condition = finding.condition();
        if (condition == Condition.UNJUDGED && atMs - incident.getJudgedAt() < watch.unjudgedLimitMs(scene)) {
            return Condition.UNJUDGED;
        }
        if (condition == Condition.HOLDS) {
            long since = finding.sinceMs() >= 0 ? finding.sinceMs() : atMs;
            incident.setHoldsSince(incident.getHoldsSince() >= 0 ? incident.getHoldsSince() : since);
        } else {
            incident.setHoldsSince(-1L);
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
                && scene.atMs() - incident.getHoldsSince() >= rule.getDwellMs()
                && !coolingDown(incident);
    }

    private boolean coolingDown(Incident incident) {
        return incident.getClosedAt() >= 0 && scene.atMs() < incident.getClosedAt() + rule.getCoolDownMs();
    }

    private boolean over(Incident incident, Finding finding) {
        return finding.condition() == Condition.UNJUDGED
                || scene.atMs() - incident.getClearSince() >= watch.closeDwellMs(rule);
    }

    private boolean material(Incident incident, Finding finding, Condition condition) {
        return condition != Condition.UNJUDGED
                && Math.abs(finding.level() - incident.getToldLevel()) >= MATERIAL
                && scene.atMs() - incident.getToldAt() >= QUIET_MS;
    }

    private Alert open(Incident incident, Finding finding) {
        incident.setOpenedAt(scene.atMs());
        incident.setSeverity(rule.getSeverity().name());
        incident.setRevision(0);
        incident.setAlertId(identity(incident));
        incident.setToldLevel(finding.level());
        return tell(incident, AlertState.OPENED, scene, finding.summary(), finding.evidence())
                .build();
    }

    private Alert update(Incident incident, Finding finding) {
        incident.setToldLevel(finding.level());
        return tell(incident, AlertState.UPDATED, scene, finding.summary(), finding.evidence())
                .build();
    }

    /** Closes an open incident, which then cools down. */
    static Alert close(Incident incident, Scene scene, String summary, AlertEvidence evidence) {
        Alert.Builder closed = tell(incident, AlertState.CLOSED, scene, summary, withSubject(incident, evidence));
        incident.setAlertId("");
        incident.setHoldsSince(-1L);
        incident.setClosedAt(closed.getAt().toEpochMilli());
        return closed.setClosedAt(closed.getAt()).build();
    }

    private String identity(Incident incident) {
        String about = incident.getAbout().isEmpty() ? "" : incident.getAbout() + ".";
        return "%s.%s.%s%d".formatted(scene.cameraId(), rule.getRuleId(), about, incident.getOpenedAt());
    }

    private static AlertEvidence withSubject(Incident incident, AlertEvidence evidence) {
        boolean known = evidence.getTrackId() != null || incident.getAbout().isEmpty();
        return known
                ? evidence
                : AlertEvidence.newBuilder(evidence)
                        .setTrackId(incident.getAbout())
                        .build();
    }

    private static Alert.Builder tell(
            Incident incident, AlertState state, Scene scene, String summary, AlertEvidence evidence) {
        long atMs = Math.max(scene.atMs(), incident.getToldAt());
        incident.setToldAt(atMs);
        incident.setRevision(incident.getRevision() + 1);
        return Alert.newBuilder()
                .setAlertId(incident.getAlertId())
                .setRevision(incident.getRevision())
                .setState(state)
                .setSubject(scene.cameraId())
                .setRuleId(incident.getRuleId())
                .setKind(RuleKind.valueOf(incident.getKind()))
                .setSeverity(Severity.valueOf(incident.getSeverity()))
                .setOpenedAt(Instant.ofEpochMilli(incident.getOpenedAt()))
                .setAt(Instant.ofEpochMilli(atMs))
                .setSummary(summary)
                .setEvidence(evidence)
                .setEmittedAt(Instant.ofEpochMilli(scene.emittedAtMs()))
                .setSettingsRevision(scene.settingsRevision());
    }
}
