package io.maskwatch.sink.alert;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Severity;
import io.maskwatch.sink.state.Incident;
import java.time.Instant;

/** Puts the steps of an incident into the words of the alerts topic. Changes the incident handed in. Stateless. */
public final class AlertSteps {
    /** A level must have moved this far before an open incident is told anew ... */
    private static final double MATERIAL = 0.1;
    /** ... and this long after it was told last. */
    private static final long QUIET_MS = 30_000;

    private AlertSteps() {}

    /** Whether an open incident is to be told anew. */
    public static boolean material(Incident incident, double level, long atMs) {
        return Math.abs(level - incident.getToldLevel()) >= MATERIAL && atMs - incident.getToldAt() >= QUIET_MS;
    }

    /** An incident that nothing is known of yet. */
    public static Incident fresh(String ruleId, String kind, String about, long atMs) {
        return Incident.newBuilder()
                .setRuleId(ruleId)
                .setKind(kind)
                .setAbout(about)
                .setJudgedAt(atMs)
                .build();
    }

    /** Whether an alert was told OPENED and not CLOSED. */
    public static boolean open(Incident incident) {
        return !incident.getAlertId().isEmpty();
    }

    /**
     * Opens an incident.
     *
     * @param severity a symbol
     * @param suppressed how many were held back since the last one
     */
    public static Alert open(
            Incident incident, Moment moment, String severity, int suppressed, String summary, AlertEvidence evidence) {
        incident.setOpenedAt(moment.atMs());
        incident.setSeverity(severity);
        incident.setRevision(0);
        incident.setHeldBack(false);
        incident.setAlertId(identity(incident, moment));
        return tell(incident, AlertState.OPENED, moment, summary, evidence)
                .setSuppressed(suppressed)
                .build();
    }

    /** Tells an open incident anew. */
    public static Alert update(Incident incident, Moment moment, String summary, AlertEvidence evidence) {
        return tell(incident, AlertState.UPDATED, moment, summary, evidence).build();
    }

    /** Closes an open incident, which then cools down. */
    public static Alert close(Incident incident, Moment moment, String summary, AlertEvidence evidence) {
        Alert.Builder closed = tell(incident, AlertState.CLOSED, moment, summary, withPerson(incident, evidence));
        incident.setAlertId("");
        incident.setHoldsSince(-1L);
        incident.setClearSince(-1L);
        incident.setClosedAt(closed.getAt().toEpochMilli());
        return closed.setClosedAt(closed.getAt()).build();
    }

    private static String identity(Incident incident, Moment moment) {
        String about = incident.getAbout().isEmpty() ? "" : incident.getAbout() + ".";
        return "%s.%s.%s%d".formatted(moment.subject(), incident.getRuleId(), about, incident.getOpenedAt());
    }

    private static AlertEvidence withPerson(Incident incident, AlertEvidence evidence) {
        boolean known = evidence.getTrackId() != null || incident.getAbout().isEmpty();
        return known
                ? evidence
                : AlertEvidence.newBuilder(evidence)
                        .setTrackId(incident.getAbout())
                        .build();
    }

    private static Alert.Builder tell(
            Incident incident, AlertState state, Moment moment, String summary, AlertEvidence evidence) {
        long atMs = Math.max(moment.atMs(), incident.getToldAt());
        incident.setToldAt(atMs);
        incident.setRevision(incident.getRevision() + 1);
        return Alert.newBuilder()
                .setAlertId(incident.getAlertId())
                .setRevision(incident.getRevision())
                .setState(state)
                .setSubject(moment.subject())
                .setRuleId(incident.getRuleId())
                .setKind(RuleKind.valueOf(incident.getKind()))
                .setSeverity(Severity.valueOf(incident.getSeverity()))
                .setOpenedAt(Instant.ofEpochMilli(incident.getOpenedAt()))
                .setAt(Instant.ofEpochMilli(atMs))
                .setSummary(summary)
                .setEvidence(evidence)
                .setEmittedAt(Instant.ofEpochMilli(moment.emittedAtMs()))
                .setSettingsRevision(moment.settingsRevision());
    }
}
