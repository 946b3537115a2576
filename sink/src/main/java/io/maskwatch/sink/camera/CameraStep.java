package io.maskwatch.sink.camera;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.camera.Told.Fate;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.tracking.Tracker;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.window.WindowCounts;
import java.nio.ByteBuffer;
import java.util.ArrayList;

/**
 * One camera's step: memory and a message to new memory and what is to be told. Nothing but the arguments decides; the
 * memory handed in belongs to the step, which brings it up to date in place. Outcomes may come late, twice, or out of
 * order: the first outcome of a frame counts, one that comes after a later frame counts for coverage but not for
 * tracking. Thread-safe.
 */
public final class CameraStep {
    /** So far behind a status the camera's time stays while outcomes of frames are to come, which belong before it. */
    static final long HELD_MS = 20_000;

    private final StepSettings settings;
    private final RecordCodec<Settings> codec;
    private final Tracker tracker;
    private final Judge judge;

    /** @param codec keeps the settings in force in the camera's memory */
    public CameraStep(StepSettings settings, RecordCodec<Settings> codec) {
        this.settings = settings;
        this.codec = codec;
        this.tracker = new Tracker(settings.tracker());
        this.judge = new Judge(settings.verdict());
    }

    /** The memory of a camera that is heard of for the first time. */
    public CameraMemory begin(CameraContext context, long nowMs) {
        return CameraMemory.newBuilder()
                .setCreatedAt(nowMs)
                .setNextTrack(nowMs)
                .setNow(nowMs)
                .setHeardAt(nowMs)
                .setStreamingAt(nowMs)
                .setSessions(new ArrayList<>())
                .setTracks(new ArrayList<>())
                .setWindows(new ArrayList<>())
                .setIncidents(new ArrayList<>())
                .setStretches(new ArrayList<>())
                .setSettings(ByteBuffer.wrap(codec.encode(context.latest().settings())))
                .setSettingsRevision(context.latest().revision())
                .build();
    }

    /** A frame ended. */
    public Told outcome(CameraMemory memory, FrameOutcome outcome, long appendedMs, CameraContext context) {
        memory.setHeardAt(Math.max(memory.getHeardAt(), appendedMs));
        boolean numbered = outcome.getSequence() >= 0;
        if (numbered && !SequenceMemory.first(memory.getSessions(), outcome.getSession(), outcome.getSequence())) {
            return Told.nothing(Fate.DUPLICATE);
        }
        CameraTurn turn = turn(memory, context);
        long takenMs = CameraTime.of(outcome);
        boolean looks = outcome.getOutcome() == Outcome.ANALYSED && inOrder(memory, outcome);
        long atMs = looks ? Math.max(takenMs, memory.getLookedAt()) : takenMs;
        memory.setStreamingAt(Math.max(memory.getStreamingAt(), atMs));
        turn.openWindows(atMs);
        boolean inTime = WindowCounts.frame(memory.getWindows(), outcome, atMs);
        if (!inTime) {
            WindowCounts.late(memory.getWindows(), Math.max(memory.getNow(), atMs));
        }
        CameraFlow.outcome(memory, outcome, atMs);
        if (looks) {
            new Look(turn, tracker, judge, settings).take(outcome, atMs);
        }
        turn.pass(Math.max(memory.getNow(), atMs));
        turn.signal(0);
        return turn.told().with(looks ? Fate.TRACKED : inTime ? Fate.COUNTED : Fate.LATE);
    }

    /** The camera's worker says what the camera is doing; this moves the camera's time on when no frames come. */
    public Told status(CameraMemory memory, CameraStatus status, long appendedMs, CameraContext context) {
        memory.setHeardAt(Math.max(memory.getHeardAt(), appendedMs));
        long atMs = CameraTime.of(status, appendedMs);
        if (status.getState() == CameraState.STREAMING) {
            memory.setStreamingAt(Math.max(memory.getStreamingAt(), atMs));
            memory.setFailure("");
        } else if (status.getCause() != FailureCause.NONE) {
            memory.setFailure(status.getCause().name());
        }
        CameraFlow.status(memory, status, atMs);
        return timePasses(memory, atMs, CameraFlow.waits(memory) ? HELD_MS : 0, context);
    }

    /** Nothing was heard of the camera, not even a status, and it is this time by the wall clock. */
    public Told silence(CameraMemory memory, long nowMs, CameraContext context) {
        return timePasses(memory, nowMs, 0, context);
    }

    private Told timePasses(CameraMemory memory, long atMs, long heldMs, CameraContext context) {
        CameraTurn turn = turn(memory, context);
        long nowMs = Math.max(memory.getNow(), atMs - heldMs);
        turn.openWindows(nowMs);
        turn.forget(tracker, nowMs);
        turn.pass(nowMs);
        turn.judge(null, nowMs);
        turn.signal(Math.max(0, atMs - nowMs));
        return turn.told();
    }

    private CameraTurn turn(CameraMemory memory, CameraContext context) {
        return new CameraTurn(memory, context, settings, codec);
    }

    private static boolean inOrder(CameraMemory memory, FrameOutcome outcome) {
        return outcome.getSession() > memory.getLookedSession()
                || (outcome.getSession() == memory.getLookedSession()
                        && outcome.getSequence() > memory.getLookedSequence());
    }
}
