package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** The faces of one frame while they are given to tracks, pass by pass. Used once, by one thread. */
final class FrameMatch {
    private final FrameStamp frame;
    private final List<Face> free;
    private final List<Sighting> seen = new ArrayList<>();

    FrameMatch(FrameStamp frame, List<Face> faces, double lowScore) {
        this.frame = frame;
        this.free = new ArrayList<>(
                faces.stream().filter(face -> face.score() >= lowScore).toList());
    }

    /** A set of tracks by identity, in their order. */
    Set<Track> all(Collection<Track> tracks) {
        Set<Track> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(tracks);
        return set;
    }

    /**
     * Gives free faces of one sort to waiting tracks of one sort; those served wait no more.
     *
     * @param where what is thought of where a person is who was not seen for so many seconds
     * @param dearest cost from which a pair is not made
     */
    void pair(
            Set<Track> waiting,
            Predicate<Track> whichTracks,
            Predicate<Face> whichFaces,
            BiFunction<Motion, Double, Prospect> where,
            double dearest) {
        List<Track> tracks =
                new ArrayList<>(waiting.stream().filter(whichTracks).toList());
        tracks.sort(Comparator.comparingLong(Track::getNumber));
        List<Face> faces = free.stream().filter(whichFaces).toList();
        if (tracks.isEmpty() || faces.isEmpty()) {
            return;
        }
        List<Prospect> prospects = tracks.stream()
                .map(track -> where.apply(track.getMotion(), frame.secondsSince(track.getLastSeenAt())))
                .toList();
        int[] faceOfTrack = Assignment.solve(costs(prospects, faces), faces.size(), dearest);
        for (int i = 0; i < faceOfTrack.length; i++) {
            if (faceOfTrack[i] >= 0) {
                take(tracks.get(i), prospects.get(i), faces.get(faceOfTrack[i]));
                waiting.remove(tracks.get(i));
            }
        }
    }

    /** New tracks for the free faces that the model is sure of and that are no second box on a face already seen. */
    List<Track> born(double highScore, LongSupplier numbers) {
        List<Track> born = new ArrayList<>();
        free.sort(Comparator.comparingDouble(Face::score).reversed());
        for (Face face : free) {
            if (face.score() >= highScore && seen.stream().noneMatch(other -> face.doubles(other.face()))) {
                Track track = Tracker.begin(face, frame, numbers.getAsLong());
                born.add(track);
                seen.add(new Sighting(track, face));
            }
        }
        return born;
    }

    /** What was seen as a newcomer was seen as this person. */
    void replace(Track newcomer, Track person) {
        seen.replaceAll(sighting -> sighting.track().getNumber() == newcomer.getNumber()
                ? new Sighting(person, sighting.face())
                : sighting);
    }

    List<Sighting> seen() {
        return seen;
    }

    private void take(Track track, Prospect prospect, Face face) {
        Tracker.see(track, prospect.as(face), face, frame);
        seen.add(new Sighting(track, face));
        free.remove(face);
    }

    private static double[][] costs(List<Prospect> prospects, List<Face> faces) {
        double[][] costs = new double[prospects.size()][faces.size()];
        for (int i = 0; i < costs.length; i++) {
            for (int j = 0; j < costs[i].length; j++) {
                costs[i][j] = prospects.get(i).cost(faces.get(j));
            }
        }
        return costs;
    }
}
