package io.maskwatch.sink.alert;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.settings.Schedules;
import io.maskwatch.sink.state.Incident;
import io.maskwatch.sink.state.RuleTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules of one sort of subject, and the life of their incidents: pending while a condition dwells, held back by a
 * limit, open, cooling down. Each incident is told OPENED once, UPDATED seldom, CLOSED once. A pure step: the incidents
 * and tallies handed in belong to it. Thread-safe.
 */
public final class Incidents<S extends Scene> {
    /** The rules that a camera's people are judged by. */
    public static final Incidents<PeopleScene> OF_CAMERA = new Incidents<>(Map.of(
            RuleKind.UNMASKED_PERSON, new UnmaskedPersonWatch(),
            RuleKind.LOW_COMPLIANCE, new LowComplianceWatch(),
            RuleKind.OVERCROWDED, new OvercrowdedWatch(),
            RuleKind.CAMERA_UNFIT, new CameraUnfitWatch()));

    /** The rules that an area's people are judged by. */
    public static final Incidents<PeopleScene> OF_AREA = new Incidents<>(Map.of(
            RuleKind.LOW_COMPLIANCE, new LowComplianceWatch(),
            RuleKind.OVERCROWDED, new OvercrowdedWatch()));

    /** The rules that the whole site is judged by, but for silent cameras. */
    public static final Incidents<SiteScene> OF_SITE =
            new Incidents<>(Map.of(RuleKind.PIPELINE_BEHIND, new PipelineBehindWatch()));

    private final Map<RuleKind, Watch<S>> watches;

    private Incidents(Map<RuleKind, Watch<S>> watches) {
        this.watches = watches;
    }

    /** What became of the incidents and tallies, and what is to be told. */
    public record Result(List<Incident> incidents, List<RuleTally> tallies, List<Alert> told) {}

    /** Shows a scene to the rules. Rules of a kind that is not watched here open nothing. */
    public Result step(List<Incident> incidents, List<RuleTally> tallies, Settings settings, S scene) {
        Map<String, Rule> known = known(settings);
        Integer maximum = settings.getMaximumAlertsPerHour();
        Limits limits = new Limits(
                tallies, maximum == null ? 0 : maximum, scene.moment().atMs());
        List<Incident> kept = new ArrayList<>();
        List<Alert> told = new ArrayList<>();
        known.values().stream().sorted(Comparator.comparing(Rule::getRuleId)).forEach(rule -> {
            Map<String, Incident> remembered = of(incidents, rule);
            if (Schedules.inForce(rule.getSchedule(), scene.moment().atMs())) {
                apply(rule, scene, limits, remembered, kept, told);
            } else {
                rest(rule, scene, limits, remembered, kept, told);
            }
        });
        for (Incident incident : incidents) {
            Rule rule = known.get(incident.getRuleId());
            boolean watched = rule != null && rule.getKind().name().equals(incident.getKind());
            if (!watched && AlertSteps.open(incident)) {
                told.add(AlertSteps.close(incident, scene.moment(), "The rule was switched off.", nothing()));
            }
        }
        return new Result(kept, limits.kept(), told);
    }

    private Map<String, Rule> known(Settings settings) {
        List<Rule> rules = settings.getRules() == null ? List.of() : settings.getRules();
        return rules.stream()
                .filter(rule -> rule.getEnabled() && watches.containsKey(rule.getKind()))
                .collect(Collectors.toMap(Rule::getRuleId, Function.identity(), (first, second) -> first));
    }

    private void apply(
            Rule rule,
            S scene,
            Limits limits,
            Map<String, Incident> remembered,
            List<Incident> kept,
            List<Alert> told) {
        Watch<S> watch = watch(rule);
        IncidentLife<S> life = new IncidentLife<>(rule, watch, scene, limits);
        for (Finding finding : watch.look(rule, scene)) {
            Incident before = remembered.remove(finding.about());
            if (before == null && finding.condition() != Condition.HOLDS) {
                continue; // nothing is the matter, and nothing is remembered: most persons, in each frame
            }
            Incident incident = before == null ? life.fresh(finding) : before;
            told.addAll(life.step(incident, finding));
            if (life.memorable(incident)) {
                kept.add(incident);
            }
        }
        for (Incident gone : remembered.values()) {
            if (AlertSteps.open(gone)) {
                told.add(AlertSteps.close(gone, scene.moment(), watch.gone(), nothing()));
            }
        }
    }

    /** Outside its hours a rule opens nothing, and what is open closes. */
    private void rest(
            Rule rule,
            S scene,
            Limits limits,
            Map<String, Incident> remembered,
            List<Incident> kept,
            List<Alert> told) {
        IncidentLife<S> life = new IncidentLife<>(rule, watch(rule), scene, limits);
        for (Incident incident : remembered.values()) {
            incident.setHoldsSince(-1L);
            if (AlertSteps.open(incident)) {
                told.add(AlertSteps.close(incident, scene.moment(), "The hours of the rule are over.", nothing()));
            }
            if (life.coolingDown(incident)) {
                kept.add(incident);
            }
        }
    }

    private Watch<S> watch(Rule rule) {
        Watch<S> watch = watches.get(rule.getKind());
        if (watch == null) {
            throw new IllegalArgumentException("Not watched here: " + rule.getKind());
        }
        return watch;
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
