package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.measure.FrameMatches.Pairs;
import io.maskwatch.bench.people.measure.Recording.Followed;
import io.maskwatch.bench.people.measure.Recording.Frame;
import io.maskwatch.bench.people.truth.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through a recording and finds who was followed as whom. Identities are measured as by Ristani and others: of all
 * ways to give each person at most one track, the one that agrees in most frames. Not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1609.01775">E. Ristani and others: Performance Measures and a Data Set for
 *     Multi-Target, Multi-Camera Tracking, 2016</a>
 */
public final class Follower {
    /** One face followed as the person that it is. */
    public record Pair(double at, Sight sight, Followed followed) {}

    private final List<Pair> pairs = new ArrayList<>();
    /** Frames of each visit by track. */
    private final Map<Integer, Map<Long, Integer>> common = new HashMap<>();
    /** Frames of each track by visit. */
    private final Map<Long, Map<Integer, Integer>> visitsOfTrack = new HashMap<>();

    private final Map<Integer, Long> trackOfVisit = new HashMap<>();
    private TrackingScore score = TrackingScore.NONE;

    public Follower(List<Frame> frames) {
        FrameMatches matches = new FrameMatches();
        for (Frame frame : frames) {
            Pairs found = matches.match(frame);
            found.pairs().forEach((sight, person) -> pair(frame.at(), sight, person));
            found.surplus().forEach(person -> visitsOfTrack.putIfAbsent(person.track(), new HashMap<>()));
            int paired = found.pairs().size();
            score = score.plus(new TrackingScore(
                    paired + found.missed().size(),
                    paired + found.surplus().size(),
                    found.missed().size(),
                    found.surplus().size(),
                    0,
                    0));
        }
        score = score.plus(new TrackingScore(0, 0, 0, 0, 0, identified()));
    }

    private void pair(double at, Sight sight, Followed person) {
        int visit = sight.visit().number();
        pairs.add(new Pair(at, sight, person));
        common.computeIfAbsent(visit, key -> new HashMap<>()).merge(person.track(), 1, Integer::sum);
        visitsOfTrack.computeIfAbsent(person.track(), key -> new HashMap<>()).merge(visit, 1, Integer::sum);
        Long before = trackOfVisit.put(visit, person.track());
        if (before != null && before != person.track()) {
            score = score.plus(new TrackingScore(0, 0, 0, 0, 1, 0));
        }
    }

    private long identified() {
        Matching<Integer, Long> matching = new Matching<>();
        common.forEach((visit, tracks) -> tracks.forEach((track, frames) -> matching.allow(visit, track, frames)));
        return matching.best().entrySet().stream()
                .mapToLong(entry -> frames(entry.getKey(), entry.getValue()))
                .sum();
    }

    private int frames(int visit, long track) {
        return common.getOrDefault(visit, Map.of()).getOrDefault(track, 0);
    }

    public TrackingScore score() {
        return score;
    }

    /** All pairs, in the order of time. */
    public List<Pair> pairs() {
        return pairs;
    }

    /** Whom a track followed in most frames. */
    public Optional<Integer> visitOf(long track) {
        return visitsOfTrack.getOrDefault(track, Map.of()).entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Number of tracks that followed each visit most. */
    Map<Integer, Integer> tracksOfVisits() {
        Map<Integer, Integer> tracks = new HashMap<>();
        visitsOfTrack
                .keySet()
                .forEach(track -> visitOf(track).ifPresent(visit -> tracks.merge(visit, 1, Integer::sum)));
        return tracks;
    }

    /** Tracks that followed nobody. */
    int phantoms() {
        return (int) visitsOfTrack.values().stream().filter(Map::isEmpty).count();
    }
}
