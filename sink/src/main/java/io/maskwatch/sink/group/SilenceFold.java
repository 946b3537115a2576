package io.maskwatch.sink.group;

import io.maskwatch.schemas.Alert;
import io.maskwatch.sink.alert.AlertSteps;
import io.maskwatch.sink.alert.Limits;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.group.Silences.Phase;
import io.maskwatch.sink.state.FoldedSilence;
import io.maskwatch.sink.state.Incident;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.Silence;
import io.maskwatch.sink.state.SiteMemory;
import java.util.List;
import java.util.Set;
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
    private final Silences silences;
    private final CommonIncident common;
    private final GroupContext context;
    private final List<Alert> told;

    SilenceFold(SiteMemory memory, GroupContext context, List<Alert> told) {
        this.memory = memory;
        this.silences = new Silences(memory);
        this.common = new CommonIncident(memory, silences, context, told);
        this.context = context;
        this.told = told;
    }

    /** Whether time alone can bring nothing about. */
    boolean idle() {
        return memory.getSilences().isEmpty() && !common.open();
    }

    /** A camera says for which rules it is silent. */
    void apply(Signal signal) {
        for (FoldedSilence known : silences.all()) {
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
            if (!silences.knows(signal.getCameraId(), silence.getRuleId())) {
                silences.begin(signal, silence);
            }
        }
    }

    private static @Nullable Silence find(List<Silence> silences, String ruleId) {
        return silences.stream()
                .filter(silence -> silence.getRuleId().equals(ruleId))
                .findFirst()
                .orElse(null);
    }

    private void over(FoldedSilence known, Signal signal) {
        Incident incident = known.getIncident();
        switch (Silences.phase(known)) {
            case HELD, LEFT, TOGETHER -> {
                incident.setHeldBack(false);
                Silences.move(known, Phase.OVER, signal.getAt());
            }
            case OWN -> {
                if (incident.getClearSince() < 0) {
                    incident.setClearSince(signal.getAt());
                    known.setClear(signal.getClear());
                }
            }
            case OVER -> {}
        }
    }

    private static void goesOn(FoldedSilence known, Silence still, long atMs) {
        known.setSilence(still);
        known.getIncident().setClearSince(-1L);
        if (Silences.phase(known) == Phase.OVER) {
            Silences.move(known, Phase.HELD, atMs);
        }
    }

    /** What is to be told at that time. */
    void decide(long nowMs) {
        silences.in(Phase.OWN).forEach(own -> closeOwn(own, nowMs));
        silences.in(Phase.OVER).stream()
                .filter(over -> !coolingDown(over, nowMs))
                .forEach(silences::forget);
        silences.in(Phase.LEFT).stream()
                .filter(left -> nowMs - left.getSince() >= LEFT_MS)
                .forEach(left -> Silences.move(left, Phase.HELD, nowMs));
        if (common.open()) {
            common.goOn(nowMs);
        } else if (silences.in(Phase.HELD).stream().anyMatch(held -> due(held, nowMs))) {
            openSome(nowMs);
        } else {
            common.passed();
        }
    }

    private static boolean due(FoldedSilence held, long nowMs) {
        return nowMs - held.getSince() >= HELD_MS;
    }

    private void closeOwn(FoldedSilence own, long nowMs) {
        long clearSince = own.getIncident().getClearSince();
        if (clearSince >= 0 && nowMs - clearSince >= own.getSilence().getCloseDwellMs()) {
            told.add(AlertSteps.close(
                    own.getIncident(), moment(own, nowMs), own.getClear(), SilenceWords.evidence(own, clearSince)));
            Silences.move(own, Phase.OVER, nowMs);
        }
    }

    private void openSome(long nowMs) {
        List<FoldedSilence> held = silences.in(Phase.HELD);
        List<FoldedSilence> recent = silences.in(Phase.OWN).stream()
                .filter(own -> own.getIncident().getClearSince() < 0
                        && nowMs - own.getIncident().getOpenedAt() <= RECENT_MS)
                .toList();
        Set<String> silent = Silences.cameras(held);
        silent.addAll(Silences.cameras(recent));
        int few = few();
        if (silent.size() > few) {
            common.open(held, recent, few, nowMs);
        } else {
            common.passed();
            held.stream()
                    .filter(one -> due(one, nowMs) && !coolingDown(one, nowMs))
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
            Silences.move(one, Phase.OWN, nowMs);
        } else if (!incident.getHeldBack()) {
            incident.setHeldBack(true);
            limits.holdBack(one.getCameraId(), ruleId);
        }
        memory.setTallies(limits.kept());
    }

    private static boolean coolingDown(FoldedSilence known, long nowMs) {
        long closedAt = known.getIncident().getClosedAt();
        return closedAt >= 0 && nowMs < closedAt + known.getSilence().getCoolDownMs();
    }

    private Moment moment(FoldedSilence one, long nowMs) {
        return new Moment(one.getCameraId(), nowMs, one.getSilence().getSettingsRevision(), context.emittedAtMs());
    }
}
