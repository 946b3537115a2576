package io.maskwatch.bench.people;

import io.maskwatch.bench.people.noise.MeasuredModel;
import io.maskwatch.bench.people.truth.View;
import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.camera.CameraContext;
import io.maskwatch.sink.camera.CameraStep;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.camera.Told;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Track;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A camera whose memory goes through its bytes at each step, as in the sink's store. Not thread-safe. */
final class SteppedCamera {
    /** A full minute. */
    static final long START_MS = 1_700_000_040_000L;

    private static final String ID = "bench";
    private static final long SESSION = 7;

    private final RecordCodec<CameraMemory> codec = Codecs.local().of(CameraMemory.class);
    private final RecordCodec<Track> trackCodec = Codecs.local().of(Track.class);
    private final CameraStep step =
            new CameraStep(StepSettings.defaults(), Codecs.local().of(Settings.class));
    private final Camera described = Camera.newBuilder()
            .setCameraId(ID)
            .setName(ID)
            .setUrl("rtsp://192.0.2.1/stream")
            .build();
    private final List<ComplianceWindow> finals = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final StepTimes cost = new StepTimes();
    private CameraMemory memory = step.begin(context(START_MS), START_MS);
    private byte[] stored = codec.encode(memory);

    /** The beginning of a frame's outcome. */
    static FrameOutcome.Builder frame(long sequence, double at) {
        return FrameOutcome.newBuilder()
                .setCameraId(ID)
                .setSession(SESSION)
                .setSequence(sequence)
                .setCapturedAt(instant(at))
                .setAppendedAt(instant(at + 0.05))
                .setDecidedAt(instant(at + 0.2))
                .setFramePartition(0)
                .setFrameOffset(sequence)
                .setWidthPx(View.WIDTH_PX)
                .setHeightPx(View.HEIGHT_PX)
                .setWorkerId("bench");
    }

    static ModelUse model(int inputPx) {
        return ModelUse.newBuilder()
                .setName("bench")
                .setHash("0123456789ab")
                .setProvider("CPU")
                .setLabels(MeasuredModel.LABELS)
                .setReliableFacePx(MeasuredModel.RELIABLE_PX)
                .setInputPx(inputPx)
                .build();
    }

    /** A frame ended; it is told a fifth of a second later. */
    Told.Fate outcome(FrameOutcome outcome, double at) {
        long appendedMs = instant(at + 0.25).toEpochMilli();
        long begun = System.nanoTime();
        CameraMemory known = codec.decode(stored);
        long read = System.nanoTime();
        Told told = step.outcome(known, outcome, appendedMs, context(appendedMs));
        long stepped = System.nanoTime();
        keep(known, told);
        long written = System.nanoTime();
        if (told.fate() == Told.Fate.TRACKED) {
            cost.add(stepped - read, read - begun + written - stepped, stored.length, tracks(), trackBytes());
        }
        return told.fate();
    }

    /** The camera's worker says that it streams. */
    void heartbeat(double at) {
        CameraStatus status = CameraStatus.newBuilder()
                .setCameraId(ID)
                .setSession(SESSION)
                .setState(CameraState.STREAMING)
                .setAt(instant(at))
                .setSince(instant(0))
                .setWorkerId("bench")
                .build();
        long appendedMs = instant(at + 0.05).toEpochMilli();
        CameraMemory known = codec.decode(stored);
        keep(known, step.status(known, status, appendedMs, context(appendedMs)));
    }

    CameraMemory memory() {
        return memory;
    }

    List<ComplianceWindow> finals() {
        return finals;
    }

    List<Alert> alerts() {
        return alerts;
    }

    StepTimes cost() {
        return cost;
    }

    private void keep(CameraMemory known, Told told) {
        memory = known;
        stored = codec.encode(known);
        told.windows().stream()
                .filter(window -> window.getKind() == WindowKind.FINAL)
                .forEach(finals::add);
        alerts.addAll(told.alerts());
    }

    private int tracks() {
        return memory.getTracks().size();
    }

    private double trackBytes() {
        // Single-object encoding has a header of ten bytes.
        return memory.getTracks().stream()
                .mapToInt(track -> trackCodec.encode(track).length - 10)
                .average()
                .orElse(0);
    }

    private CameraContext context(long wallMs) {
        return new CameraContext(ID, described, EffectiveSettings.of(ID, null, null), wallMs);
    }

    private static Instant instant(double at) {
        return Instant.ofEpochMilli(START_MS + Math.round(at * 1000));
    }
}
