package io.maskwatch.sink.camera;

import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.settings.Schedules;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Silence;
import java.util.List;

/**
 * For which rules a camera is silent: it is to stream and has not streamed for the rule's dwell, whatever the reason.
 * Whether that is told of this camera or of many together is decided for the site. Stateless.
 */
final class CameraSilences {
    /** Two heartbeats of the status: less is no silence. */
    private static final long HEARTBEATS_MS = 10_000;

    private CameraSilences() {}

    static List<Silence> of(CameraMemory memory, Settings settings, boolean toStream) {
        long silentMs = memory.getNow() - memory.getStreamingAt();
        if (!toStream || silentMs < HEARTBEATS_MS) {
            return List.of();
        }
        return settings.getRules().stream()
                .filter(rule -> inForce(rule, memory.getNow()) && silentMs >= rule.getDwellMs())
                .map(rule -> silence(rule, memory))
                .toList();
    }

    /** Why there is no more. */
    static String clear(CameraMemory memory, Settings settings, boolean toStream) {
        if (!toStream) {
            return "Camera %s is not to stream any more.";
        }
        boolean watched = settings.getRules().stream().anyMatch(rule -> inForce(rule, memory.getNow()));
        return watched ? "Camera %s streams again." : "The rule was switched off, or its hours are over.";
    }

    private static boolean inForce(Rule rule, long nowMs) {
        return rule.getKind() == RuleKind.CAMERA_SILENT
                && rule.getEnabled()
                && Schedules.inForce(rule.getSchedule(), nowMs);
    }

    private static Silence silence(Rule rule, CameraMemory memory) {
        return Silence.newBuilder()
                .setRuleId(rule.getRuleId())
                .setSeverity(rule.getSeverity().name())
                .setCloseDwellMs(rule.getCloseDwellMs() == null ? 0 : rule.getCloseDwellMs())
                .setCoolDownMs(rule.getCoolDownMs())
                .setMaximumPerHour(rule.getMaximumPerHour())
                .setSettingsRevision(memory.getSettingsRevision())
                .setSince(memory.getStreamingAt())
                .setCause(memory.getFailure())
                .build();
    }
}
