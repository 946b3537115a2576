package io.maskwatch.sink.group;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.camera.Told;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.AreaMemory;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An area that is told what its cameras tell. Its memory goes through its bytes at each step, as in the store. */
final class ScriptedArea {
    final List<ComplianceWindow> windows = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final Set<String> streaming = new TreeSet<>();
    private final Codecs codecs = Codecs.local();
    private final AreaStep step =
            new AreaStep(StepSettings.defaults(), codecs.of(Settings.class), codecs.of(ComplianceWindow.class));
    private @Nullable SubjectSettings settings;
    private byte[] memory;
    private double wall;

    ScriptedArea(List<Rule> rules, String... cameras) {
        streaming.addAll(List.of(cameras));
        settings = EffectiveSettings.ofArea(
                new SubjectSettings(
                        Settings.newBuilder()
                                .setSubject("area:hall")
                                .setName("Hall")
                                .setCameras(List.of(cameras))
                                .setRules(rules)
                                .build(),
                        4),
                null);
        memory = codecs.of(AreaMemory.class).encode(step.begin(settings));
    }

    void remove() {
        settings = null;
    }

    AreaMemory memory() {
        return codecs.of(AreaMemory.class).decode(memory);
    }

    /** What a camera told in one step, as the sink sends it on. */
    static List<Signal> signals(String cameraId, Told told) {
        List<Signal> signals = new ArrayList<>();
        for (Signal signal : told.signals()) {
            for (ComplianceWindow window : told.windows()) {
                byte[] bytes = Codecs.local().of(Topics.COMPLIANCE).encode(window);
                signals.add(Signal.newBuilder()
                        .setCameraId(cameraId)
                        .setAt(signal.getAt())
                        .setWindow(ByteBuffer.wrap(bytes))
                        .build());
            }
            signals.add(signal);
        }
        return signals;
    }

    void signal(Signal signal) {
        AreaMemory known = memory();
        keep(known, step.signal(known, signal, ScriptedCamera.at(wall).toEpochMilli(), context()));
    }

    void wall(double seconds) {
        wall = seconds;
        AreaMemory known = memory();
        keep(known, step.time(known, context()));
    }

    List<ComplianceWindow> finals() {
        return windows.stream()
                .filter(window -> window.getKind() == WindowKind.FINAL)
                .toList();
    }

    private void keep(AreaMemory known, GroupTold told) {
        memory = codecs.of(AreaMemory.class).encode(known);
        windows.addAll(told.windows());
        alerts.addAll(told.alerts());
    }

    private GroupContext context() {
        return new GroupContext(
                "area:hall",
                settings,
                streaming,
                ScriptedCamera.START_MS,
                ScriptedCamera.at(wall).toEpochMilli(),
                0);
    }
}
