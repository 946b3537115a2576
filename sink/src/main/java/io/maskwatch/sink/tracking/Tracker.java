package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Evidence;
import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Follows persons from look to look, blind to what they wear. Faces that the model is sure of are matched first to all
 * persons, doubtful ones then continue persons seen a moment ago (the two passes of ByteTrack), then what may become a
 * person is matched; what is left of the sure ones begins a track. A pure step: the tracks handed in belong to it, and
 * nothing but its arguments decides. "Nothing seen" is an input like any other. Thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/2110.06864">ByteTrack</a>
 */
public final class Tracker {
    /** A doubtful face continues only a person seen this recently. */
    private static final long DOUBTFUL_MS = 1_500;

    private final TrackerSettings settings;

    public Tracker(TrackerSettings settings) {
        this.settings = settings;
    }

    /** One analysed frame, taken at {@code atMs}, which is not before the last one. */
    public Tracking look(List<Track> tracks, List<Face> faces, FrameStamp frame, LongSupplier numbers) {
        FrameMatch match = new FrameMatch(frame, faces, settings.lowScore());
        Set<Track> waiting = match.all(tracks);
        Predicate<Track> person = track -> track.getConfirmed() && !left(track, frame);
        match.pair(waiting, person, face -> face.score() >= settings.highScore());
        match.pair(waiting, person.and(track -> recent(track, frame)), face -> true);
        match.pair(waiting, track -> !track.getConfirmed(), face -> true);
        match.seen().forEach(this::countSure);
        List<Track> born = match.born(settings.highScore(), numbers);
        match.seen().forEach(sighting -> confirm(sighting.track()));
        waiting.forEach(track -> track.setMisses(track.getMisses() + 1));
        List<Track> all = new ArrayList<>(tracks);
        all.addAll(born);
        Tracking kept = split(all, track -> expired(track, frame));
        return new Tracking(kept.tracks(), match.seen(), kept.ended());
    }

    /** No frame was analysed for long: ends those not seen since {@code beforeMs}. */
    public Tracking expire(List<Track> tracks, long beforeMs) {
        return split(tracks, track -> track.getLastSeenAt() < beforeMs);
    }

    /** How long a person may go unseen. */
    public long lostMs() {
        return settings.lost().toMillis();
    }

    static Track begin(Face face, FrameStamp frame, long number) {
        Track track = Track.newBuilder()
                .setNumber(number)
                .setFirstSeenAt(frame.atMs())
                .setLastSeenAt(frame.atMs())
                .setMotion(MotionModel.first(face))
                .setLeft(0)
                .setTop(0)
                .setWidth(0)
                .setHeight(0)
                .setSession(frame.session())
                .setSequence(frame.sequence())
                .setEvidence(Evidence.newBuilder().build())
                .build();
        place(track, face);
        return track;
    }

    static void see(Track track, Motion predicted, Face face, FrameStamp frame) {
        track.setMotion(MotionModel.update(predicted, face));
        track.setLastSeenAt(frame.atMs());
        track.setLooks(track.getLooks() + 1);
        track.setMisses(0);
        track.setSession(frame.session());
        track.setSequence(frame.sequence());
        place(track, face);
    }

    private static void place(Track track, Face face) {
        track.setLeft(face.detection().getBox().getLeft());
        track.setTop(face.detection().getBox().getTop());
        track.setWidth(face.detection().getBox().getWidth());
        track.setHeight(face.detection().getBox().getHeight());
    }

    private void countSure(Sighting sighting) {
        if (sighting.face().score() >= settings.highScore()) {
            sighting.track().setSureLooks(sighting.track().getSureLooks() + 1);
        }
    }

    private void confirm(Track track) {
        boolean longEnough = track.getLastSeenAt() - track.getFirstSeenAt()
                >= settings.confirmAfter().toMillis();
        if (!track.getConfirmed() && longEnough && track.getSureLooks() >= settings.confirmLooks()) {
            track.setConfirmed(true);
        }
    }

    /** Who was walking out and was missed since is not taken for the next one who walks in. */
    private static boolean left(Track track, FrameStamp frame) {
        return track.getMisses() > 0 && Borders.leaving(track, frame);
    }

    private static boolean recent(Track track, FrameStamp frame) {
        return frame.atMs() - track.getLastSeenAt() <= DOUBTFUL_MS;
    }

    /** A person ends only after two looks without it, so that a gap between looks ends nobody. */
    private boolean expired(Track track, FrameStamp frame) {
        long unseenMs = frame.atMs() - track.getLastSeenAt();
        if (track.getMisses() < 2) {
            return false;
        }
        if (!track.getConfirmed()) {
            return unseenMs > settings.tentativeLost().toMillis();
        }
        return unseenMs > settings.lost().toMillis()
                || (unseenMs > settings.leftLost().toMillis() && Borders.leaving(track, frame));
    }

    private static Tracking split(List<Track> tracks, Predicate<Track> over) {
        List<Track> kept = new ArrayList<>();
        List<Track> ended = new ArrayList<>();
        for (Track track : tracks) {
            if (!over.test(track)) {
                kept.add(track);
            } else if (track.getConfirmed()) {
                ended.add(track);
            }
        }
        return new Tracking(kept, List.of(), ended);
    }
}
