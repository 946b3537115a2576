package io.maskwatch.app.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.live.CameraTally;
import io.maskwatch.app.live.RunTally;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.RuleKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges a demonstration run: whether the whole chain worked, and whether it found what the scenes' truth calls for. */
public final class Judgement {
    private static final double ANALYSED_SHARE = 0.9;
    private static final double PERSONS_TOLERANCE = 0.1;
    /** Whoever is not counted is not told either. Less than this: of five incidents or fewer, all must be found. */
    private static final double INCIDENTS_TOLERANCE = 0.2;

    private final List<String> problems = new ArrayList<>();
    private final RunTally tally;
    private final List<Expectation> expectations;

    /**
     * Judges a run that has ended.
     *
     * @param expectations what the truth calls for, a camera each; empty for a run whose truth is not known
     * @param cameras how many cameras there are
     */
    public Judgement(RunTally tally, List<CameraAudit> audit, List<Expectation> expectations, int cameras) {
        this.tally = tally;
        this.expectations = List.copyOf(expectations);
        judgeChain(audit, cameras);
        if (!expectations.isEmpty()) {
            judgePersons();
            judgeAlerts();
        }
    }

    /** What is not as it should be, in words; empty if all is well. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What the truth calls for. */
    public ObjectNode truth() {
        ObjectNode truth = JsonNodeFactory.instance.objectNode();
        truth.put("persons", expectedPersons());
        ArrayNode cameras = truth.putArray("cameras");
        for (Expectation expected : expectations) {
            ObjectNode camera =
                    cameras.addObject().put("id", expected.cameraId()).put("persons", expected.persons());
            camera.putObject("alerts")
                    .put("unmaskedPerson", expected.unmaskedIncidents())
                    .put("lowComplianceAtLeast", expected.lowComplianceAtLeast())
                    .put("lowComplianceAtMost", expected.lowComplianceAtMost());
        }
        return truth;
    }

    private void judgeChain(List<CameraAudit> audit, int cameras) {
        long streamed = tally.cameras().stream().filter(CameraTally::streamed).count();
        require(streamed == cameras, "%d of %d cameras streamed".formatted(streamed, cameras));
        long lost = audit.stream().mapToLong(CameraAudit::lost).sum();
        long pending = audit.stream().mapToLong(CameraAudit::pending).sum();
        require(lost == 0, "%d frames are lost".formatted(lost));
        require(pending == 0, "%d frames were still pending at the end".formatted(pending));
        long announced = audit.stream().mapToLong(CameraAudit::announced).sum();
        long analysed = audit.stream().mapToLong(CameraAudit::analysed).sum();
        require(announced > 0, "no frame was published");
        require(
                analysed >= ANALYSED_SHARE * announced,
                "only %d of %d frames were analysed".formatted(analysed, announced));
        require(
                tally.cameras().stream().noneMatch(camera -> camera.windows().isEmpty()),
                "not every camera has a compliance window");
        require(tally.repeatedAlertSteps() == 0, "%d alert steps were repeated".formatted(tally.repeatedAlertSteps()));
    }

    private void judgePersons() {
        int expected = expectedPersons();
        int counted = tally.cameras().stream().mapToInt(CameraTally::persons).sum();
        require(
                Math.abs(counted - expected) <= PERSONS_TOLERANCE * expected,
                "%d persons were counted, the scenes had %d".formatted(counted, expected));
    }

    private void judgeAlerts() {
        int called =
                expectations.stream().mapToInt(Expectation::unmaskedIncidents).sum();
        long told = expectations.stream()
                .mapToLong(expected -> alerts(expected, RuleKind.UNMASKED_PERSON))
                .sum();
        require(
                told == called || Math.abs(told - called) < INCIDENTS_TOLERANCE * called,
                "%d incidents of an unmasked person, the scenes call for %d".formatted(told, called));
        for (Expectation expected : expectations) {
            long low = alerts(expected, RuleKind.LOW_COMPLIANCE);
            require(
                    low >= expected.lowComplianceAtLeast() && low <= expected.lowComplianceAtMost(),
                    "%s: %d incidents of low compliance, the scene calls for %d to %d"
                            .formatted(
                                    expected.cameraId(),
                                    low,
                                    expected.lowComplianceAtLeast(),
                                    expected.lowComplianceAtMost()));
        }
        tally.openAlerts().forEach(alert -> problems.add("incident " + alert.getAlertId() + " was not closed"));
        otherKind().ifPresent(alert -> problems.add("an incident that no scene calls for: " + alert.getSummary()));
    }

    private Optional<Alert> otherKind() {
        return tally.alerts().stream()
                .filter(alert ->
                        alert.getKind() != RuleKind.UNMASKED_PERSON && alert.getKind() != RuleKind.LOW_COMPLIANCE)
                .findFirst();
    }

    private long alerts(Expectation expected, RuleKind kind) {
        return tally.alerts().stream()
                .filter(alert -> alert.getSubject().equals(expected.cameraId()) && alert.getKind() == kind)
                .count();
    }

    private int expectedPersons() {
        return expectations.stream().mapToInt(Expectation::persons).sum();
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
