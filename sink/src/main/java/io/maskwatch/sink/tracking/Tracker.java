package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Evidence;
import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;
import io.maskwatch.sink.tracking.Tracking.Join;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Follows persons from look to look, blind to what they wear. Faces that the model is sure of are matched first to
 * persons seen a moment ago, doubtful ones then continue these (the two passes of ByteTrack); then what may become a
 * person is matched; then persons lost from sight are sought. What is left of the sure faces begins a track, which
 * counts as a person once it is sure to be one, unless it turns out to be one who was lost. A pure step: the tracks
 * handed in belong to it, and nothing but its arguments decides. "Nothing seen" is an input like any other. Thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/2110.06864">ByteTrack</a>
 */
public final class Tracker {
    /** Who was seen this recently is matched before those who were lost from sight. */
    private static final double STEADY_SECONDS = 1;
    /** Costs from which a face is not the person's: of persons in sight, of tracks that are no persons yet, of the lost. */
    private static final double NOT_THE_PERSONS = 1;

    private static final double NOT_THE_NEWCOMERS = 2;
    private static final double NOT_THE_LOST_ONES = 0.5;

    private final TrackerSettings settings;

    public Tracker(TrackerSettings settings) {
        this.settings = settings;
    }

    /** One analysed frame, taken at {@code atMs}, which is not before the last one. */
    public Tracking look(List<Track> tracks, List<Face> faces, FrameStamp frame, LongSupplier numbers) {
        FrameMatch match = new FrameMatch(frame, faces, settings.lowScore());
        Set<Track> waiting = match.all(tracks);
        match(match, waiting, frame);
        match.seen().forEach(this::countSure);
        List<Track> all = new ArrayList<>(tracks);
        all.addAll(match.born(settings.highScore(), numbers));
        waiting.forEach(track -> track.setMisses(track.getMisses() + 1));
        List<Join> joined = Newcomers.join(newcomers(match), waiting, track -> person(track, frame));
        joined.forEach(join -> match.replace(join.newcomer(), join.person()));
        joined.forEach(join ->
                all.removeIf(track -> track.getNumber() == join.newcomer().getNumber()));
        match.seen().forEach(sighting -> confirm(sighting.track()));
        Tracking kept = split(all, track -> expired(track, frame));
        return new Tracking(kept.tracks(), match.seen(), joined, kept.ended());
    }

    private void match(FrameMatch match, Set<Track> waiting, FrameStamp frame) {
        Predicate<Track> person = track -> person(track, frame);
        Predicate<Track> steady = person.and(track -> steady(track, frame));
        Predicate<Face> sure = face -> face.score() >= settings.highScore();
        match.pair(waiting, steady, sure, Expectation::of, NOT_THE_PERSONS);
        match.pair(waiting, steady, face -> true, Expectation::of, NOT_THE_PERSONS);
        match.pair(waiting, track -> !track.getConfirmed(), face -> true, Expectation::of, NOT_THE_NEWCOMERS);
        match.pair(waiting, person.and(steady.negate()), sure, Reunion::new, NOT_THE_LOST_ONES);
    }

    private List<Track> newcomers(FrameMatch match) {
        return match.seen().stream()
                .map(Sighting::track)
                .filter(track -> !track.getConfirmed() && sure(track, settings.joinAfter()))
                .toList();
    }

    /** No frame was analysed for long: ends those not seen since {@code beforeMs}. */
    public Tracking expire(List<Track> tracks, long beforeMs) {
        return split(tracks, track -> track.getLastSeenAt() < beforeMs);
    }

    /** How long a person may go unseen. */
    public long lostMs() {
        return settings.lost().inside().toMillis();
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

    static void see(Track track, Motion motion, Face face, FrameStamp frame) {
        if (!track.getConfirmed()) {
            Certainty.look(track, face, frame.secondsSince(track.getLastSeenAt()));
        }
        track.setMotion(motion);
        track.setLastSeenAt(frame.atMs());
        track.setLooks(track.getLooks() + 1);
        track.setMisses(0);
        track.setSession(frame.session());
        track.setSequence(frame.sequence());
        place(track, face);
    }

    /** The newcomer was this person all along: what was seen of the newcomer was seen of the person. */
    static void adopt(Track person, Track newcomer) {
        person.setMotion(newcomer.getMotion());
        person.setLastSeenAt(newcomer.getLastSeenAt());
        person.setLooks(person.getLooks() + newcomer.getLooks());
        person.setSureLooks(person.getSureLooks() + newcomer.getSureLooks());
        person.setMisses(0);
        person.setSession(newcomer.getSession());
        person.setSequence(newcomer.getSequence());
        person.setLeft(newcomer.getLeft());
        person.setTop(newcomer.getTop());
        person.setWidth(newcomer.getWidth());
        person.setHeight(newcomer.getHeight());
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
        if (!track.getConfirmed() && sure(track, settings.confirmAfter())) {
            track.setConfirmed(true);
        }
    }

    private boolean sure(Track track, Duration sight) {
        return track.getSureLooks() >= settings.confirmLooks() && 1000 * track.getCertainty() >= sight.toMillis();
    }

    /** A person who can be seen again: who was walking out and was missed since is not, else the next visitor were. */
    private static boolean person(Track track, FrameStamp frame) {
        boolean left = track.getMisses() > 0 && Borders.leaving(track, frame);
        return track.getConfirmed() && !left;
    }

    private static boolean steady(Track track, FrameStamp frame) {
        return track.getMisses() == 0 || frame.secondsSince(track.getLastSeenAt()) <= STEADY_SECONDS;
    }

    /** A person ends only after two looks without it, so that a gap between looks ends nobody. */
    private boolean expired(Track track, FrameStamp frame) {
        long unseenMs = frame.atMs() - track.getLastSeenAt();
        return track.getMisses() >= 2 && unseenMs > patience(track, frame).toMillis();
    }

    private Duration patience(Track track, FrameStamp frame) {
        if (!track.getConfirmed()) {
            return settings.tentativeLost();
        }
        Duration inside = settings.lost().inside();
        if (Borders.leaving(track, frame)) {
            return shorter(inside, settings.lost().leaving());
        }
        return Borders.near(track, frame) ? shorter(inside, settings.lost().atBorder()) : inside;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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
        return new Tracking(kept, List.of(), List.of(), ended);
    }
}
