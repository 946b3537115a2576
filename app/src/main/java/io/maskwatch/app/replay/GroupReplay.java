package io.maskwatch.app.replay;

import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.group.AreaStep;
import io.maskwatch.sink.group.GroupContext;
import io.maskwatch.sink.group.SiteStep;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.AreaMemory;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.SiteMemory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The past of the areas and the site, as their cameras would have told of it. Use on one thread. */
final class GroupReplay {
    private final SiteRules rules;
    private final Set<String> streaming;
    private final long fromMs;
    private final AreaStep areaStep;
    private final RecordCodec<ComplianceWindow> windowCodec;
    private final Map<String, AreaMemory> areas = new LinkedHashMap<>();
    private final SiteMemory site = SiteStep.begin();

    /** @param streaming ids of the cameras that are to stream */
    GroupReplay(SiteRules rules, Set<String> streaming, long fromMs) {
        Codecs codecs = Codecs.local();
        this.rules = rules;
        this.streaming = Set.copyOf(streaming);
        this.fromMs = fromMs;
        this.windowCodec = codecs.of(ComplianceWindow.class);
        this.areaStep = new AreaStep(StepSettings.defaults(), codecs.of(Settings.class), windowCodec);
        rules.subjects().stream()
                .filter(SiteRules::isArea)
                .forEach(area -> areas.put(area, areaStep.begin(rules.inForce(area))));
    }

    /** A camera tells how it is. */
    List<Alert> hear(Signal signal, long atMs) {
        List<Alert> told = new ArrayList<>(SiteStep.signal(site, signal, atMs, context(EffectiveSettings.SITE, atMs))
                .alerts());
        told.addAll(toAreas(signal, atMs));
        return told;
    }

    /** A camera tells one of its windows. */
    List<Alert> hear(ComplianceWindow window, long atMs) {
        return toAreas(
                Signal.newBuilder()
                        .setCameraId(window.getSubject())
                        .setAt(atMs)
                        .setWindow(ByteBuffer.wrap(windowCodec.encode(window)))
                        .build(),
                atMs);
    }

    private List<Alert> toAreas(Signal signal, long atMs) {
        List<Alert> told = new ArrayList<>();
        areas.forEach((area, memory) -> {
            SubjectSettings settings = rules.inForce(area);
            List<String> cameras = settings.settings().getCameras();
            if (cameras != null && cameras.contains(signal.getCameraId())) {
                told.addAll(areaStep.signal(memory, Signal.newBuilder(signal).build(), atMs, context(area, atMs))
                        .alerts());
            }
        });
        return told;
    }

    private GroupContext context(String subject, long atMs) {
        return new GroupContext(subject, rules.inForce(subject), streaming, fromMs, atMs, atMs);
    }
}
