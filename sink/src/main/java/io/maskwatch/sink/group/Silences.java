package io.maskwatch.sink.group;

import io.maskwatch.schemas.RuleKind;
import io.maskwatch.sink.alert.AlertSteps;
import io.maskwatch.sink.state.FoldedSilence;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.Silence;
import io.maskwatch.sink.state.SiteMemory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The silences that the site remembers, each in its phase. Works on the memory. */
final class Silences {
    private final SiteMemory memory;

    Silences(SiteMemory memory) {
        this.memory = memory;
    }

    /** Where a silence is on its way. */
    enum Phase {
        /** Waits whether others follow. */
        HELD,
        /** Has an incident of its own. */
        OWN,
        /** Is part of the common incident. */
        TOGETHER,
        /** Went on when the common incident closed. */
        LEFT,
        /** Is over; remembered for the cool-down. */
        OVER
    }

    /** All, in a list of its own. */
    List<FoldedSilence> all() {
        return List.copyOf(memory.getSilences());
    }

    List<FoldedSilence> in(Phase phase) {
        return memory.getSilences().stream()
                .filter(silence -> phase(silence) == phase)
                .toList();
    }

    boolean knows(String cameraId, String ruleId) {
        return memory.getSilences().stream()
                .anyMatch(silence -> silence.getCameraId().equals(cameraId)
                        && silence.getSilence().getRuleId().equals(ruleId));
    }

    void begin(Signal signal, Silence silence) {
        memory.getSilences()
                .add(FoldedSilence.newBuilder()
                        .setCameraId(signal.getCameraId())
                        .setSilence(silence)
                        .setPhase(Phase.HELD.name())
                        .setSince(signal.getAt())
                        .setIncident(AlertSteps.fresh(
                                silence.getRuleId(), RuleKind.CAMERA_SILENT.name(), "", signal.getAt()))
                        .build());
    }

    void forget(FoldedSilence gone) {
        memory.setSilences(Members.only(memory.getSilences(), silence -> !silence.equals(gone)));
    }

    static Phase phase(FoldedSilence silence) {
        return Phase.valueOf(silence.getPhase());
    }

    static void move(FoldedSilence silence, Phase phase, long atMs) {
        silence.setPhase(phase.name());
        silence.setSince(atMs);
    }

    static Set<String> cameras(List<FoldedSilence> silences) {
        return silences.stream().map(FoldedSilence::getCameraId).collect(Collectors.toCollection(TreeSet::new));
    }
}
