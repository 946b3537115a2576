package io.maskwatch.sink.group;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.sink.alert.AlertSteps;
import io.maskwatch.sink.alert.Limits;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.group.Silences.Phase;
import io.maskwatch.sink.state.FoldedSilence;
import io.maskwatch.sink.state.Incident;
import io.maskwatch.sink.state.Silence;
import io.maskwatch.sink.state.SiteMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one incident of many cameras that are silent. Works on the memory; used once, by one thread. */
final class CommonIncident {
    private final SiteMemory memory;
    private final Silences silences;
    private final GroupContext context;
    private final List<Alert> told;

    CommonIncident(SiteMemory memory, Silences silences, GroupContext context, List<Alert> told) {
        this.memory = memory;
        this.silences = silences;
        this.context = context;
        this.told = told;
    }

    boolean open() {
        Incident common = memory.getCommon();
        return common != null && AlertSteps.open(common);
    }

    /**
     * Opens it, unless it cools down or a limit holds it back, which is counted once; then they go on waiting.
     *
     * @param held those that wait
     * @param recent those whose own incidents close in its favour
     * @param few how many would not have opened it
     */
    void open(List<FoldedSilence> held, List<FoldedSilence> recent, int few, long nowMs) {
        Silence silence = SilenceWords.worst(held).getSilence();
        Incident before = memory.getCommon();
        if (coolingDown(before, nowMs)) {
            return;
        }
        Limits limits = new Limits(memory.getTallies(), 0, nowMs);
        if (!limits.allow("", silence.getRuleId(), silence.getMaximumPerHour())) {
            holdBack(limits, silence, nowMs);
            return;
        }
        boolean wasHeldBack = before != null && before.getHeldBack();
        int suppressed = limits.open("", silence.getRuleId(), silence.getMaximumPerHour() > 0, wasHeldBack);
        memory.setTallies(limits.kept());
        recent.forEach(own -> told.add(closeInFavour(own, nowMs)));
        held.forEach(one -> Silences.move(one, Phase.TOGETHER, nowMs));
        recent.forEach(one -> Silences.move(one, Phase.TOGETHER, nowMs));
        Incident common = AlertSteps.fresh(silence.getRuleId(), RuleKind.CAMERA_SILENT.name(), "", nowMs);
        common.setToldLevel(1);
        memory.setCommon(common);
        memory.setCommonCameras(Silences.cameras(silences.in(Phase.TOGETHER)).size());
        memory.setCommonUntil(few / 2);
        memory.setCommonCoolDownMs(silence.getCoolDownMs());
        List<FoldedSilence> together = silences.in(Phase.TOGETHER);
        told.add(AlertSteps.open(
                common,
                moment(together, nowMs),
                silence.getSeverity(),
                suppressed,
                SilenceWords.together(together, context.streaming().size()),
                SilenceWords.evidence(together)));
    }

    private void holdBack(Limits limits, Silence silence, long nowMs) {
        Incident common = memory.getCommon();
        if (common == null) {
            common = AlertSteps.fresh(silence.getRuleId(), RuleKind.CAMERA_SILENT.name(), "", nowMs);
            memory.setCommon(common);
        }
        if (!common.getHeldBack()) {
            common.setHeldBack(true);
            limits.holdBack("", silence.getRuleId());
            memory.setTallies(limits.kept());
        }
    }

    /** No more than a few are silent: the next outage is another one. */
    void passed() {
        Incident common = memory.getCommon();
        if (common != null) {
            common.setHeldBack(false);
        }
    }

    private boolean coolingDown(@Nullable Incident before, long nowMs) {
        return before != null && nowMs < before.getClosedAt() + memory.getCommonCoolDownMs();
    }

    private Alert closeInFavour(FoldedSilence own, long nowMs) {
        Silence silence = own.getSilence();
        Moment moment = new Moment(own.getCameraId(), nowMs, silence.getSettingsRevision(), context.emittedAtMs());
        return AlertSteps.close(
                own.getIncident(), moment, SilenceWords.IN_FAVOUR, SilenceWords.evidence(own, silence.getSince()));
    }

    /** Takes in who waits; closes when few are left, else is told anew when they have become clearly fewer or more. */
    void goOn(long nowMs) {
        silences.in(Phase.HELD).forEach(one -> Silences.move(one, Phase.TOGETHER, nowMs));
        Incident common = memory.getCommon();
        List<FoldedSilence> together = silences.in(Phase.TOGETHER);
        int cameras = Silences.cameras(together).size();
        double level = (double) cameras / Math.max(1, memory.getCommonCameras());
        if (common != null && cameras <= memory.getCommonUntil()) {
            told.add(AlertSteps.close(
                    common, moment(together, nowMs), SilenceWords.closed(together), SilenceWords.evidence(together)));
            together.forEach(one -> Silences.move(one, Phase.LEFT, nowMs));
        } else if (common != null && AlertSteps.material(common, level, nowMs)) {
            common.setToldLevel(level);
            told.add(AlertSteps.update(
                    common,
                    moment(together, nowMs),
                    SilenceWords.together(together, context.streaming().size()),
                    SilenceWords.evidence(together)));
        }
    }

    private Moment moment(List<FoldedSilence> together, long nowMs) {
        return new Moment(context.subject(), nowMs, SilenceWords.revision(together), context.emittedAtMs());
    }
}
