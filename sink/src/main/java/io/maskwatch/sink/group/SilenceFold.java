package io.maskwatch.sink.group;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.sink.alert.AlertSteps;
import io.maskwatch.sink.alert.Limits;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.state.FoldedSilence;
import io.maskwatch.sink.state.Incident;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.Silence;
import io.maskwatch.sink.state.SiteMemory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes one incident of many cameras that fall silent at once, and an incident of its own of each that does so alone. A
 * silence is held ten seconds. If by then more than a few cameras are silent that were not a minute before, or all of
 * them, they share one incident of the site; incidents of their own that opened in that minute close in its favour.
 * Whoever falls silent while it is open joins it. It closes when half of a few are left; one of those who is still silent
 * a minute later is held again. Works on the memory; used once, by one thread.
 */
final class SilenceFold {
    private static final long HELD_MS = 10_000;
    private static final long RECENT_MS = 60_000;
    private static final long LEFT_MS = 60_000;

    private final SiteMemory memory;
    private final GroupContext context;
    private final List<Alert> told;

    SilenceFold(SiteMemory memory, GroupContext context, List<Alert> told) {
        this.memory = memory;
        this.context = context;
        this.told = told;
    }

    /** Where a silence is on its way. */
    enum Phase {
        HELD,
        OWN,
        TOGETHER,
        LEFT,
        OVER
    }

    /** Whether the common incident is open. */
    boolean open() {
        Incident common = memory.getCommon();
        return common != null && AlertSteps.open(common);
    }

    /** A camera says for which rules it is silent. */
    void apply(Signal signal) {
        for (FoldedSilence known : List.copyOf(memory.getSilences())) {
            if (known.getCameraId().equals(signal.getCameraId())) {
                Silence still = find(signal.getSilences(), known.getSilence().getRuleId());
                if (still == null) {
                    over(known, signal);
                } else {
                    goesOn(known, still, signal.getAt());
                }
            }
        }
        for (Silence silence : signal.getSilences()) {
            boolean known = memory.getSilences().stream()
                    .anyMatch(other -> other.getCameraId().equals(signal.getCameraId())
                            && other.getSilence().getRuleId().equals(silence.getRuleId()));
            if (!known) {
                memory.getSilences().add(fresh(signal, silence));
            }
        }
    }

    private static @Nullable Silence find(List<Silence> silences, String ruleId) {
        return silences.stream()
                .filter(silence -> silence.getRuleId().equals(ruleId))
                .findFirst()
                .orElse(null);
    }

    private static FoldedSilence fresh(Signal signal, Silence silence) {
        return FoldedSilence.newBuilder()
                .setCameraId(signal.getCameraId())
                .setSilence(silence)
                .setPhase(Phase.HELD.name())
                .setSince(signal.getAt())
                .setIncident(AlertSteps.fresh(silence.getRuleId(), RuleKind.CAMERA_SILENT.name(), "", signal.getAt()))
                .build();
    }

    private void over(FoldedSilence known, Signal signal) {
        switch (phase(known)) {
            case HELD, LEFT, TOGETHER -> rest(known, signal.getAt());
            case OWN -> {
                if (known.getIncident().getClearSince() < 0) {
                    known.getIncident().setClearSince(signal.getAt());
                    known.setClear(signal.getClear());
                }
            }
            case OVER -> {}
        }
    }

    private void forget(FoldedSilence gone) {
        memory.setSilences(Members.only(memory.getSilences(), known -> !known.equals(gone)));
    }

    /** It is remembered while it cools down. */
    private void rest(FoldedSilence known, long atMs) {
        if (known.getIncident().getClosedAt() < 0) {
            forget(known);
        } else {
            move(known, Phase.OVER, atMs);
            known.getIncident().setHeldBack(false);
        }
    }

    private static void goesOn(FoldedSilence known, Silence still, long atMs) {
        known.setSilence(still);
        known.getIncident().setClearSince(-1L);
        if (phase(known) == Phase.OVER) {
            move(known, Phase.HELD, atMs);
        }
    }

    /** What is to be told at that time. */
    void decide(long nowMs) {
        for (FoldedSilence known : List.copyOf(memory.getSilences())) {
            switch (phase(known)) {
                case OWN -> closeOwn(known, nowMs);
                case OVER -> {
                    if (!coolingDown(known, nowMs)) {
                        forget(known);
                    }
                }
                case LEFT -> {
                    if (nowMs - known.getSince() >= LEFT_MS) {
                        move(known, Phase.HELD, nowMs);
                    }
                }
                case HELD, TOGETHER -> {}
            }
        }
        if (open()) {
            goOnTogether(nowMs);
        } else if (all(Phase.HELD).stream().anyMatch(held -> nowMs - held.getSince() >= HELD_MS)) {
            openSome(nowMs);
        }
    }

    private void closeOwn(FoldedSilence own, long nowMs) {
        long clearSince = own.getIncident().getClearSince();
        if (clearSince >= 0 && nowMs - clearSince >= own.getSilence().getCloseDwellMs()) {
            told.add(AlertSteps.close(
                    own.getIncident(), moment(own, nowMs), own.getClear(), SilenceWords.evidence(own, clearSince)));
            move(own, Phase.OVER, nowMs);
        }
    }

    private void openSome(long nowMs) {
        List<FoldedSilence> held = all(Phase.HELD);
        List<FoldedSilence> recent = all(Phase.OWN).stream()
                .filter(own -> own.getIncident().getClearSince() < 0
                        && nowMs - own.getIncident().getOpenedAt() <= RECENT_MS)
                .toList();
        Set<String> silent = cameras(held);
        silent.addAll(cameras(recent));
        int few = few();
        if (silent.size() > few) {
            openTogether(held, recent, silent.size(), few, nowMs);
        } else {
            held.stream()
                    .filter(one -> nowMs - one.getSince() >= HELD_MS && !coolingDown(one, nowMs))
                    .forEach(one -> openOwn(one, nowMs));
        }
    }

    /** How many silent cameras have an incident each: three, a tenth of the cameras if that is more, but never all of two. */
    private int few() {
        int all = context.streaming().size();
        int few = Math.max(3, all / 10);
        return all >= 2 ? Math.min(few, all - 1) : few;
    }

    private void openOwn(FoldedSilence one, long nowMs) {
        Limits limits = new Limits(memory.getTallies(), 0, nowMs);
        Incident incident = one.getIncident();
        String ruleId = one.getSilence().getRuleId();
        int maximum = one.getSilence().getMaximumPerHour();
        if (limits.allow(one.getCameraId(), ruleId, maximum)) {
            int suppressed = limits.open(one.getCameraId(), ruleId, maximum > 0, incident.getHeldBack());
            told.add(AlertSteps.open(
                    incident,
                    moment(one, nowMs),
                    one.getSilence().getSeverity(),
                    suppressed,
                    SilenceWords.own(one),
                    SilenceWords.evidence(one, one.getSilence().getSince())));
            move(one, Phase.OWN, nowMs);
        } else if (!incident.getHeldBack()) {
            incident.setHeldBack(true);
            limits.holdBack(one.getCameraId(), ruleId);
        }
        memory.setTallies(limits.kept());
    }

    private void openTogether(List<FoldedSilence> held, List<FoldedSilence> recent, int cameras, int few, long nowMs) {
        Incident before = memory.getCommon();
        boolean cool = before == null || nowMs >= before.getClosedAt() + memory.getCommonCoolDownMs();
        FoldedSilence worst = SilenceWords.worst(held);
        Silence silence = worst.getSilence();
        Limits limits = new Limits(memory.getTallies(), 0, nowMs);
        if (!cool || !limits.allow("", silence.getRuleId(), silence.getMaximumPerHour())) {
            return;
        }
        int suppressed = limits.open("", silence.getRuleId(), silence.getMaximumPerHour() > 0, false);
        memory.setTallies(limits.kept());
        Incident common = AlertSteps.fresh(silence.getRuleId(), RuleKind.CAMERA_SILENT.name(), "", nowMs);
        common.setToldLevel(1);
        memory.setCommon(common);
        memory.setCommonCameras(cameras);
        memory.setCommonUntil(few / 2);
        memory.setCommonCoolDownMs(silence.getCoolDownMs());
        Moment moment = siteMoment(silence, nowMs);
        recent.forEach(own -> told.add(AlertSteps.close(
                own.getIncident(),
                moment(own, nowMs),
                SilenceWords.IN_FAVOUR,
                SilenceWords.evidence(own, own.getSilence().getSince()))));
        held.forEach(one -> move(one, Phase.TOGETHER, nowMs));
        recent.forEach(one -> move(one, Phase.TOGETHER, nowMs));
        List<FoldedSilence> together = all(Phase.TOGETHER);
        told.add(AlertSteps.open(
                common,
                moment,
                silence.getSeverity(),
                suppressed,
                SilenceWords.together(together, context.streaming().size()),
                SilenceWords.evidence(together)));
    }

    private void goOnTogether(long nowMs) {
        Incident common = memory.getCommon();
        all(Phase.HELD).forEach(one -> move(one, Phase.TOGETHER, nowMs));
        List<FoldedSilence> together = all(Phase.TOGETHER);
        int cameras = cameras(together).size();
        if (common == null) {
            return;
        }
        Moment moment = new Moment(context.subject(), nowMs, SilenceWords.revision(together), context.emittedAtMs());
        if (cameras <= memory.getCommonUntil()) {
            told.add(AlertSteps.close(common, moment, SilenceWords.closed(together), SilenceWords.evidence(together)));
            together.forEach(one -> move(one, Phase.LEFT, nowMs));
            return;
        }
        double level = (double) cameras / Math.max(1, memory.getCommonCameras());
        if (AlertSteps.material(common, level, nowMs)) {
            common.setToldLevel(level);
            told.add(AlertSteps.update(
                    common,
                    moment,
                    SilenceWords.together(together, context.streaming().size()),
                    SilenceWords.evidence(together)));
        }
    }

    private boolean coolingDown(FoldedSilence known, long nowMs) {
        long closedAt = known.getIncident().getClosedAt();
        return closedAt >= 0 && nowMs < closedAt + known.getSilence().getCoolDownMs();
    }

    private Moment moment(FoldedSilence one, long nowMs) {
        return new Moment(one.getCameraId(), nowMs, one.getSilence().getSettingsRevision(), context.emittedAtMs());
    }

    private Moment siteMoment(Silence silence, long nowMs) {
        return new Moment(context.subject(), nowMs, silence.getSettingsRevision(), context.emittedAtMs());
    }

    private List<FoldedSilence> all(Phase phase) {
        return memory.getSilences().stream()
                .filter(known -> phase(known) == phase)
                .toList();
    }

    private static Set<String> cameras(List<FoldedSilence> silences) {
        return silences.stream().map(FoldedSilence::getCameraId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Phase phase(FoldedSilence known) {
        return Phase.valueOf(known.getPhase());
    }

    private static void move(FoldedSilence known, Phase phase, long atMs) {
        known.setPhase(phase.name());
        known.setSince(atMs);
    }
}
