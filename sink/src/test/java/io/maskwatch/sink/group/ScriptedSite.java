package io.maskwatch.sink.group;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.Flow;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.Silence;
import io.maskwatch.sink.state.SiteMemory;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A site whose cameras a test lets signal one by one. Its memory goes through its bytes at each step, as in the store. */
final class ScriptedSite {
    final List<Alert> alerts = new ArrayList<>();
    final Set<String> streaming = new TreeSet<>();
    /** Of these nothing is heard. */
    final Set<String> mute = new TreeSet<>();

    long coolDownMs;
    int maximumPerHour;
    private final Codecs codecs = Codecs.local();
    private @Nullable Settings site;
    private double wall;
    private byte[] memory = codecs.of(SiteMemory.class).encode(SiteStep.begin());

    ScriptedSite(int cameras) {
        for (int i = 0; i < cameras; i++) {
            streaming.add("c%02d".formatted(i));
        }
    }

    void site(Settings settings) {
        site = settings;
    }

    SiteMemory memory() {
        return codecs.of(SiteMemory.class).decode(memory);
    }

    int bytes() {
        return memory.length;
    }

    /** Every camera signals each five seconds, those of {@code silent} that they are. */
    void pass(double from, double to, Set<String> silent) {
        for (double at = from; at < to; at += 5) {
            for (String camera : streaming) {
                if (!mute.contains(camera)) {
                    signal(signal(camera, at, silent.contains(camera)));
                }
            }
        }
    }

    Signal signal(String camera, double at, boolean silent) {
        return Signal.newBuilder()
                .setCameraId(camera)
                .setAt(ScriptedCamera.at(at).toEpochMilli())
                .setSilences(silent ? List.of(silence(at)) : List.of())
                .setClear("Camera %s streams again.".formatted(camera))
                .build();
    }

    static Signal behind(String camera, double at, @Nullable Flow flow) {
        return Signal.newBuilder()
                .setCameraId(camera)
                .setAt(ScriptedCamera.at(at).toEpochMilli())
                .setFlow(flow)
                .build();
    }

    private Silence silence(double at) {
        return Silence.newBuilder()
                .setRuleId("camera-silent")
                .setSeverity("CRITICAL")
                .setCloseDwellMs(0)
                .setCoolDownMs(coolDownMs)
                .setMaximumPerHour(maximumPerHour)
                .setSettingsRevision(3)
                .setSince(ScriptedCamera.at(at - 60).toEpochMilli())
                .setCause("STALLED")
                .build();
    }

    void signal(Signal signal) {
        SiteMemory known = memory();
        keep(known, SiteStep.signal(known, signal, ScriptedCamera.at(wall).toEpochMilli(), context()));
    }

    void wall(double seconds) {
        wall = seconds;
        SiteMemory known = memory();
        keep(known, SiteStep.time(known, context()));
    }

    List<Alert> alerts(AlertState state) {
        return alerts.stream().filter(alert -> alert.getState() == state).toList();
    }

    private void keep(SiteMemory known, GroupTold told) {
        memory = codecs.of(SiteMemory.class).encode(known);
        alerts.addAll(told.alerts());
    }

    private GroupContext context() {
        SubjectSettings own = site == null ? null : new SubjectSettings(site, 3);
        return new GroupContext(
                "site",
                EffectiveSettings.of("site", null, own),
                streaming,
                ScriptedCamera.START_MS,
                ScriptedCamera.at(wall).toEpochMilli(),
                0);
    }
}
