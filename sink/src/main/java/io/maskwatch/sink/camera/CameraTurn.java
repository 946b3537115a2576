package io.maskwatch.sink.camera;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.alert.Incidents;
import io.maskwatch.sink.alert.Moment;
import io.maskwatch.sink.alert.PeopleScene;
import io.maskwatch.sink.camera.Told.Fate;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.state.WindowTally;
import io.maskwatch.sink.tracking.Tracker;
import io.maskwatch.sink.tracking.Tracking;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.verdict.Verdicts;
import io.maskwatch.sink.window.WindowCalendar;
import io.maskwatch.sink.window.WindowCounts;
import io.maskwatch.sink.window.Windows;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One camera's memory while one message is worked in. Used once, by one thread. */
final class CameraTurn {
    /** A camera that nobody describes has windows as long as it is heard of. */
    private static final long UNDESCRIBED_MS = 60_000;

    private final CameraMemory memory;
    private final CameraContext context;
    private final StepSettings step;
    private final RecordCodec<Settings> codec;
    private final Told told = Told.nothing(Fate.NONE);
    private Settings settings;

    CameraTurn(CameraMemory memory, CameraContext context, StepSettings step, RecordCodec<Settings> codec) {
        this.memory = memory;
        this.context = context;
        this.step = step;
        this.codec = codec;
        this.settings = codec.decode(memory.getSettings());
    }

    CameraMemory memory() {
        return memory;
    }

    String cameraId() {
        return context.cameraId();
    }

    Settings settings() {
        return settings;
    }

    Told told() {
        return told;
    }

    /** Opens windows, without gaps, up to the one of that time; each under the latest settings. */
    void openWindows(long atMs) {
        List<WindowTally> windows = memory.getWindows();
        while (hasWindows(atMs)
                && (windows.isEmpty()
                        ? memory.getFinalUntil() <= atMs
                        : windows.get(windows.size() - 1).getEndAt() <= atMs)) {
            adopt();
            windows.add(WindowCalendar.next(
                    windows, atMs, memory.getFinalUntil(), settings.getWindowMs(), memory.getSettingsRevision()));
        }
    }

    private void adopt() {
        if (memory.getSettingsRevision() != context.latest().revision()
                || !settings.equals(context.latest().settings())) {
            settings = context.latest().settings();
            memory.setSettings(ByteBuffer.wrap(codec.encode(settings)));
            memory.setSettingsRevision(context.latest().revision());
        }
    }

    private boolean hasWindows(long atMs) {
        return context.camera() == null ? atMs - memory.getStreamingAt() <= UNDESCRIBED_MS : context.toStream();
    }

    /** Ends persons who cannot be seen because nothing was looked at for long. */
    void forget(Tracker tracker, long nowMs) {
        long graceMs = step.grace().toMillis();
        if (nowMs - memory.getLookedAt() > graceMs) {
            Tracking left = tracker.expire(memory.getTracks(), nowMs - graceMs - tracker.lostMs());
            memory.setTracks(left.tracks());
            left.ended().forEach(track -> left(track, nowMs));
        }
    }

    void left(Track track, long atMs) {
        told.verdicts().add(Verdicts.tell(context.cameraId(), track, VerdictEvent.LEFT, Judge.held(track), atMs));
    }

    /** Shows the rules what there is. */
    void judge(@Nullable FrameOutcome frame, long atMs) {
        Moment moment = new Moment(context.cameraId(), atMs, memory.getSettingsRevision(), context.wallMs());
        PeopleScene scene = new PeopleScene(
                moment,
                "before camera " + context.cameraId(),
                frame != null,
                frame,
                memory.getTracks(),
                CameraCrowd.of(memory, settings.getWindowMs(), frame, atMs));
        Incidents.Result result = Incidents.OF_CAMERA.step(memory.getIncidents(), memory.getTallies(), settings, scene);
        memory.setIncidents(result.incidents());
        memory.setTallies(result.tallies());
        told.alerts().addAll(result.told());
    }

    /**
     * Tells the areas and the site how the camera is, now and then, and when it matters.
     *
     * @param heldMs so far the camera's time is held behind what was heard
     */
    void signal(long heldMs) {
        boolean atOnce = !told.windows().isEmpty();
        CameraSignals.due(memory, context, settings, atOnce, heldMs).ifPresent(told.signals()::add);
    }

    /** The camera's time moves on: windows whose grace is over become final, the open one is told now and then. */
    void pass(long nowMs) {
        memory.setNow(nowMs);
        long graceMs = step.grace().toMillis();
        List<WindowTally> windows = memory.getWindows();
        while (!windows.isEmpty() && windows.get(0).getEndAt() + graceMs <= nowMs) {
            WindowTally over = windows.remove(0);
            memory.setFinalUntil(over.getEndAt());
            tell(over, WindowKind.FINAL);
        }
        if (nowMs >= memory.getProvisionalAt()) {
            long everyMs = step.provisionalEvery().toMillis();
            boolean due = memory.getProvisionalAt() >= 0;
            memory.setProvisionalAt((Math.floorDiv(nowMs, everyMs) + 1) * everyMs);
            WindowTally open = WindowCounts.at(windows, nowMs);
            if (due && open != null) {
                tell(open, WindowKind.PROVISIONAL);
            }
        }
    }

    private void tell(WindowTally window, WindowKind kind) {
        told.windows().add(Windows.tell(context.cameraId(), window, kind, EffectiveSettings.minimumSample(settings)));
    }
}
