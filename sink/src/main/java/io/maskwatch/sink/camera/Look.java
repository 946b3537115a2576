package io.maskwatch.sink.camera;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.VerdictEvent;
import io.maskwatch.sink.settings.Zones;
import io.maskwatch.sink.state.CameraMemory;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.tracking.Face;
import io.maskwatch.sink.tracking.FrameStamp;
import io.maskwatch.sink.tracking.Sighting;
import io.maskwatch.sink.tracking.Tracker;
import io.maskwatch.sink.tracking.Tracking;
import io.maskwatch.sink.verdict.Judge;
import io.maskwatch.sink.verdict.Verdicts;
import io.maskwatch.sink.verdict.Vote;
import io.maskwatch.sink.window.WindowCounts;
import java.util.List;
import java.util.Map;

/** One analysed frame, worked into a camera's memory: tracks, verdicts, counts, rules. Used once, by one thread. */
final class Look {
    /** A person unseen for this long is still counted as being in the picture: models miss faces now and then. */
    private static final long STILL_THERE_MS = 1_000;

    private static final double USUAL_ASPECT = 16.0 / 9;

    private final CameraTurn turn;
    private final CameraMemory memory;
    private final Tracker tracker;
    private final Judge judge;
    private final StepSettings step;

    Look(CameraTurn turn, Tracker tracker, Judge judge, StepSettings step) {
        this.turn = turn;
        this.memory = turn.memory();
        this.tracker = tracker;
        this.judge = judge;
        this.step = step;
    }

    void take(FrameOutcome outcome, long atMs) {
        memory.setLookedAt(atMs);
        memory.setLookedSession(outcome.getSession());
        memory.setLookedSequence(outcome.getSequence());
        FrameStamp frame = new FrameStamp(atMs, outcome.getSession(), outcome.getSequence(), aspect(outcome));
        Tracking tracking = tracker.look(memory.getTracks(), faces(outcome, frame), frame, this::nextNumber);
        memory.setTracks(tracking.tracks());
        tracking.joined().forEach(join -> judge.join(join.person(), join.newcomer()));
        for (Sighting sighting : tracking.seen()) {
            hear(sighting, outcome, atMs);
        }
        tracking.ended().forEach(track -> turn.left(track, atMs));
        memory.setPersons(persons(tracking.tracks(), atMs));
        WindowCounts.occupancy(memory.getWindows(), memory.getPersons(), atMs);
        turn.judge(outcome, atMs);
    }

    private List<Face> faces(FrameOutcome outcome, FrameStamp frame) {
        return outcome.getDetections().stream()
                .filter(detection -> Zones.admit(turn.settings().getZones(), detection.getBox()))
                .map(detection -> Face.of(detection, frame.aspect()))
                .toList();
    }

    private void count(double sidePx, double minimumPx, long atMs) {
        boolean tooSmall = sidePx < minimumPx;
        WindowCounts.face(memory.getWindows(), sidePx, tooSmall, atMs);
        Stretches.face(memory.getStretches(), tooSmall, Math.max(memory.getNow(), atMs));
    }

    private void hear(Sighting sighting, FrameOutcome outcome, long atMs) {
        Track track = sighting.track();
        MaskVerdict before = Judge.held(track);
        double sidePx = sidePx(sighting.face().detection(), outcome);
        double minimumPx = minimumPx(outcome);
        count(sidePx, minimumPx, atMs);
        Vote vote = Vote.of(sighting.face().detection(), labels(outcome), sidePx, minimumPx);
        boolean changed = judge.hear(track, vote, atMs);
        if (track.getConfirmed()) {
            WindowCounts.person(memory.getWindows(), track, atMs);
            tell(track, before, changed, atMs);
        }
    }

    /** What a track was judged before it counted as a person is told when it does. */
    private void tell(Track track, MaskVerdict before, boolean changed, long atMs) {
        boolean untold = !track.getTold() && Judge.held(track) != MaskVerdict.UNKNOWN;
        if (untold) {
            track.setTold(true);
            turn.told()
                    .verdicts()
                    .add(Verdicts.tell(turn.cameraId(), track, VerdictEvent.DECIDED, MaskVerdict.UNKNOWN, atMs));
        } else if (changed) {
            turn.told().verdicts().add(Verdicts.tell(turn.cameraId(), track, VerdictEvent.CHANGED, before, atMs));
        }
    }

    private static int persons(List<Track> tracks, long atMs) {
        return (int) tracks.stream()
                .filter(track -> track.getConfirmed() && atMs - track.getLastSeenAt() <= STILL_THERE_MS)
                .count();
    }

    private long nextNumber() {
        long number = memory.getNextTrack();
        memory.setNextTrack(number + 1);
        return number;
    }

    private static double aspect(FrameOutcome outcome) {
        boolean known = outcome.getWidthPx() > 0 && outcome.getHeightPx() > 0;
        return known ? (double) outcome.getWidthPx() / outcome.getHeightPx() : USUAL_ASPECT;
    }

    private static Map<String, Compliance> labels(FrameOutcome outcome) {
        return outcome.getModel() == null ? Map.of() : outcome.getModel().getLabels();
    }

    private static double sidePx(Detection detection, FrameOutcome outcome) {
        return Math.min(
                detection.getBox().getWidth() * outcome.getWidthPx(),
                detection.getBox().getHeight() * outcome.getHeightPx());
    }

    /** The camera's own minimum, else the model's, else the sink's. */
    private double minimumPx(FrameOutcome outcome) {
        Integer own = turn.settings().getMinimumFacePx();
        if (own != null) {
            return own;
        }
        ModelUse model = outcome.getModel();
        boolean told = model != null && model.getReliableFacePx() > 0 && model.getInputPx() > 0;
        double longerPx = Math.max(outcome.getWidthPx(), outcome.getHeightPx());
        return told ? model.getReliableFacePx() * longerPx / model.getInputPx() : step.minimumFacePx();
    }
}
