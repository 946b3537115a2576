package io.maskwatch.sink.alert;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.sink.state.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of one camera, and the life of their incidents: pending while a condition dwells, open, cooling down. Each
 * incident is told OPENED once, UPDATED seldom, CLOSED once. A pure step: the incidents handed in belong to it.
 * Stateless.
 */
public final class Incidents {
    private static final Map<RuleKind, Watch> WATCHES = Map.of(
            RuleKind.UNMASKED_PERSON, new UnmaskedPersonWatch(),
            RuleKind.LOW_COMPLIANCE, new LowComplianceWatch(),
            RuleKind.CAMERA_SILENT, new CameraSilentWatch());

    private Incidents() {}

    /** What became of the incidents, and what is to be told. */
    public record Result(List<Incident> incidents, List<Alert> told) {}

    /** Shows a scene to the rules. Rules of a kind that is not watched here open nothing. */
    public static Result step(List<Incident> incidents, List<Rule> rules, Scene scene) {
        List<Incident> kept = new ArrayList<>();
        List<Alert> told = new ArrayList<>();
        Map<String, Rule> active = rules.stream()
                .filter(rule -> rule.getEnabled() && WATCHES.containsKey(rule.getKind()))
                .collect(Collectors.toMap(Rule::getRuleId, Function.identity(), (first, second) -> first));
        for (Incident incident : incidents) {
            Rule rule = active.get(incident.getRuleId());
            boolean sameKind = rule != null && rule.getKind().name().equals(incident.getKind());
            if (!sameKind && IncidentLife.open(incident)) {
                told.add(IncidentLife.close(incident, scene, "The rule was switched off.", nothing()));
            }
        }
        for (Rule rule : active.values().stream()
                .sorted(Comparator.comparing(Rule::getRuleId))
                .toList()) {
            apply(rule, scene, of(incidents, rule), kept, told);
        }
        return new Result(kept, told);
    }

    private static void apply(
            Rule rule, Scene scene, Map<String, Incident> remembered, List<Incident> kept, List<Alert> told) {
        Watch watch = WATCHES.get(rule.getKind());
        if (watch == null) {
            return;
        }
        IncidentLife life = new IncidentLife(rule, watch, scene);
        for (Finding finding : watch.look(rule, scene)) {
            Incident before = remembered.remove(finding.about());
            Incident incident = before == null ? IncidentLife.fresh(rule, finding, scene) : before;
            told.addAll(life.step(incident, finding));
            if (life.memorable(incident)) {
                kept.add(incident);
            }
        }
        for (Incident gone : remembered.values()) {
            if (IncidentLife.open(gone)) {
                told.add(IncidentLife.close(gone, scene, watch.gone(), nothing()));
            }
        }
    }

    private static Map<String, Incident> of(List<Incident> incidents, Rule rule) {
        return incidents.stream()
                .filter(incident -> incident.getRuleId().equals(rule.getRuleId())
                        && incident.getKind().equals(rule.getKind().name()))
                .collect(Collectors.toMap(
                        Incident::getAbout, Function.identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static AlertEvidence nothing() {
        return AlertEvidence.newBuilder().build();
    }
}
