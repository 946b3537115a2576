package io.maskwatch.sink.group;

import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.alert.Incidents;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.alert.SiteScene;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.Flow;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.SiteMemory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The site's memory while one signal is worked in. Used once, by one thread. */
final class SiteTurn {
    private static final long SECOND_MS = 1_000;
    /** What a camera said so long ago of its frames holds no more. */
    private static final long FLOW_MS = 30_000;

    private final SiteMemory memory;
    private final GroupContext context;
    private final GroupTold told = GroupTold.nothing();
    private final SilenceFold fold;

    SiteTurn(SiteMemory memory, GroupContext context) {
        this.memory = memory;
        this.context = context;
        this.fold = new SilenceFold(memory, context, told.alerts());
    }

    GroupTold told() {
        return told;
    }

    /** Cameras that are not to stream any more are not silent. */
    void dropThoseGone() {
        memory.setAhead(Members.only(memory.getAhead(), signal -> !gone(signal.getCameraId())));
        memory.setTroubled(Members.only(memory.getTroubled(), signal -> !gone(signal.getCameraId())));
        memory.getSilences().stream()
                .map(silence -> silence.getCameraId())
                .filter(this::gone)
                .distinct()
                .toList()
                .forEach(camera -> fold.apply(quiet(camera)));
    }

    private boolean gone(String cameraId) {
        return !context.streaming().contains(cameraId);
    }

    private Signal quiet(String cameraId) {
        return Signal.newBuilder()
                .setCameraId(cameraId)
                .setAt(memory.getNow())
                .setClear("Camera %s is not to stream any more.".formatted(cameraId))
                .build();
    }

    /** Works second by second through what is known of all cameras. */
    void advance(long untilMs) {
        long lastMs = Math.floorDiv(untilMs, SECOND_MS) * SECOND_MS;
        while (memory.getNow() < lastMs) {
            long nowMs =
                    idle() ? Math.max(memory.getNow() + SECOND_MS, nextSignal(lastMs)) : memory.getNow() + SECOND_MS;
            memory.setNow(nowMs);
            while (!memory.getAhead().isEmpty() && memory.getAhead().get(0).getAt() <= nowMs) {
                apply(memory.getAhead().remove(0));
            }
            fold.decide(nowMs);
            judge(nowMs);
        }
    }

    private boolean idle() {
        return fold.idle()
                && memory.getTroubled().isEmpty()
                && memory.getIncidents().isEmpty();
    }

    private long nextSignal(long lastMs) {
        if (memory.getAhead().isEmpty()) {
            return lastMs;
        }
        long at = memory.getAhead().get(0).getAt();
        return Math.min(lastMs, Math.floorDiv(at + SECOND_MS - 1, SECOND_MS) * SECOND_MS);
    }

    private void apply(Signal signal) {
        fold.apply(signal);
        memory.setTroubled(
                Members.only(memory.getTroubled(), other -> !other.getCameraId().equals(signal.getCameraId())));
        if (signal.getFlow() != null || !signal.getSilences().isEmpty()) {
            memory.getTroubled().add(signal);
        }
    }

    private void judge(long nowMs) {
        SubjectSettings settings = context.settings();
        Map<String, Flow> flows = flows(nowMs);
        if (settings == null || (flows.isEmpty() && memory.getIncidents().isEmpty())) {
            return;
        }
        Moment moment = new Moment(context.subject(), nowMs, settings.revision(), context.emittedAtMs());
        Settings unlimited = Settings.newBuilder(settings.settings())
                .setMaximumAlertsPerHour(0)
                .build();
        Incidents.Result result = Incidents.OF_SITE.step(
                memory.getIncidents(),
                memory.getTallies(),
                unlimited,
                new SiteScene(moment, context.streaming().size(), flows));
        memory.setIncidents(result.incidents());
        memory.setTallies(result.tallies());
        told.alerts().addAll(result.told());
    }

    private Map<String, Flow> flows(long nowMs) {
        Map<String, Flow> flows = new TreeMap<>();
        List<Signal> troubled = memory.getTroubled();
        for (Signal signal : troubled) {
            if (signal.getFlow() != null && nowMs - signal.getAt() <= FLOW_MS) {
                flows.put(signal.getCameraId(), signal.getFlow());
            }
        }
        return flows;
    }
}
