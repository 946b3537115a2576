package io.maskwatch.sink.testing;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraStep;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.camera.Told;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A camera whose frames a test tells one by one. Its memory goes through its bytes at each step, as in the store. */
public final class ScriptedCamera {
    /** A full minute. */
    public static final long START_MS = 1_700_000_040_000L;

    public static final String ID = "gate";
    /** The first session. */
    public static final long SESSION = 7;

    public final List<Verdict> verdicts = new ArrayList<>();
    public final List<ComplianceWindow> windows = new ArrayList<>();
    public final List<Alert> alerts = new ArrayList<>();
    public final List<Signal> signals = new ArrayList<>();
    public Told.Fate lastFate = Told.Fate.NONE;
    public int largestMemory;

    private final RecordCodec<CameraMemory> codec = Codecs.local().of(CameraMemory.class);
    private final CameraStep step =
            new CameraStep(StepSettings.defaults(), Codecs.local().of(Settings.class));
    private final String id;
    private @Nullable Camera camera;
    private @Nullable SubjectSettings own;
    private @Nullable SubjectSettings site;
    private Told last = new Told(Told.Fate.NONE, List.of(), List.of(), List.of(), List.of());
    private byte @Nullable [] memory;
    private long sequence;
    private long session = SESSION;

    public ScriptedCamera() {
        this(ID);
    }

    public ScriptedCamera(String id) {
        this.id = id;
        this.camera = describedCamera(id, true);
    }

    public static Camera describedCamera(boolean enabled) {
        return describedCamera(ID, enabled);
    }

    public static Camera describedCamera(String id, boolean enabled) {
        return Camera.newBuilder()
                .setCameraId(id)
                .setName("Gate")
                .setUrl("rtsp://10.0.0.21/stream")
                .setEnabled(enabled)
                .build();
    }

    public void describe(@Nullable Camera described) {
        camera = described;
    }

    public void site(Settings settings, long revision) {
        site = new SubjectSettings(settings, revision);
    }

    public void own(Settings settings, long revision) {
        own = new SubjectSettings(settings, revision);
    }

    /** What the last step told. */
    public Told last() {
        return last;
    }

    public void windowsOf(long windowMs) {
        site(Settings.newBuilder().setSubject("site").setWindowMs(windowMs).build(), 1);
    }

    public void session(long number) {
        session = number;
        sequence = 0;
    }

    public CameraMemory memory() {
        if (memory == null) {
            throw new IllegalStateException("nothing was told yet");
        }
        return codec.decode(memory);
    }

    /** An analysed frame, so many seconds after the start. */
    public void look(double seconds, Detection... faces) {
        outcome(analysed(++sequence, seconds, faces));
    }

    public FrameOutcome analysed(long number, double seconds, Detection... faces) {
        return frame(number, seconds)
                .setOutcome(Outcome.ANALYSED)
                .setDetections(List.of(faces))
                .setModel(Faces.model())
                .build();
    }

    public void shed(double seconds) {
        outcome(frame(++sequence, seconds)
                .setOutcome(Outcome.SHED)
                .setReason(OutcomeReason.OVERLOAD)
                .build());
    }

    public void reject(double seconds) {
        outcome(frame(++sequence, seconds)
                .setOutcome(Outcome.REJECTED)
                .setReason(OutcomeReason.UNDECODABLE)
                .build());
    }

    public FrameOutcome.Builder frame(long number, double seconds) {
        return FrameOutcome.newBuilder()
                .setCameraId(id)
                .setSession(session)
                .setSequence(number)
                .setCapturedAt(at(seconds))
                .setAppendedAt(at(seconds + 0.05))
                .setDecidedAt(at(seconds + 0.2))
                .setFramePartition(0)
                .setFrameOffset(number)
                .setWidthPx(Faces.WIDTH_PX)
                .setHeightPx(Faces.HEIGHT_PX)
                .setWorkerId("detector-1");
    }

    public void outcome(FrameOutcome outcome) {
        long appendedMs = outcome.getDecidedAt().toEpochMilli();
        CameraMemory known = known(appendedMs);
        keep(known, step.outcome(known, outcome, appendedMs, context(appendedMs)));
    }

    public static CameraStatus status(double seconds, CameraState state) {
        return status(ID, seconds, state);
    }

    public static CameraStatus status(String id, double seconds, CameraState state) {
        return CameraStatus.newBuilder()
                .setCameraId(id)
                .setSession(7)
                .setState(state)
                .setAt(at(seconds))
                .setSince(at(seconds))
                .setWorkerId("ingest-1")
                .build();
    }

    public void heartbeat(double seconds, CameraState state) {
        heartbeat(status(id, seconds, state), seconds);
    }

    /** A status of the test's own making, appended at that time. */
    public void heartbeat(CameraStatus status, double seconds) {
        long appendedMs = at(seconds).toEpochMilli();
        CameraMemory known = known(appendedMs);
        keep(known, step.status(known, status, appendedMs, context(appendedMs)));
    }

    public void silence(double seconds) {
        long nowMs = at(seconds).toEpochMilli();
        CameraMemory known = known(nowMs);
        keep(known, step.silence(known, nowMs, context(nowMs)));
    }

    public List<ComplianceWindow> finals() {
        return windows.stream()
                .filter(window -> window.getKind() == WindowKind.FINAL)
                .toList();
    }

    public List<Alert> alerts(AlertState state) {
        return alerts.stream().filter(alert -> alert.getState() == state).toList();
    }

    public static Instant at(double seconds) {
        return Instant.ofEpochMilli(START_MS + Math.round(seconds * 1000));
    }

    private CameraMemory known(long nowMs) {
        return memory == null ? step.begin(context(nowMs), nowMs) : codec.decode(memory);
    }

    private CameraContext context(long wallMs) {
        return new CameraContext(id, camera, EffectiveSettings.of(id, own, site), wallMs);
    }

    private void keep(CameraMemory known, Told told) {
        memory = codec.encode(known);
        largestMemory = Math.max(largestMemory, memory.length);
        last = told;
        lastFate = told.fate();
        verdicts.addAll(told.verdicts());
        windows.addAll(told.windows());
        alerts.addAll(told.alerts());
        signals.addAll(told.signals());
    }
}
