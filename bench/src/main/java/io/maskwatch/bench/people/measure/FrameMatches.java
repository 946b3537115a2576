package io.maskwatch.bench.people.measure;

import io.maskwatch.bench.people.measure.Recording.Followed;
import io.maskwatch.bench.people.measure.Recording.Frame;
import io.maskwatch.bench.people.truth.Sight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who of the truth is whom of those followed, frame by frame, as CLEAR-MOT does it: a pair of the last frame stays a pair
 * while it is valid; the others are paired for the greatest overlap. A pair is valid from half an intersection over union
 * on. Who is followed but hardly to be seen is left out of account, as in MOTChallenge. Not thread-safe.
 *
 * @see <a href="https://doi.org/10.1155/2008/246309">K. Bernardin, R. Stiefelhagen: Evaluating Multiple Object Tracking
 *     Performance: The CLEAR MOT Metrics, 2008</a>
 * @see <a href="https://arxiv.org/abs/1603.00831">A. Milan and others: MOT16, 2016</a>
 */
final class FrameMatches {
    private static final double VALID = 0.5;

    private final Map<Integer, Long> last = new HashMap<>();

    /**
     * One frame's pairs.
     *
     * @param pairs those to be seen who were followed
     * @param missed those to be seen who were not
     * @param surplus those followed where nobody is
     */
    record Pairs(Map<Sight, Followed> pairs, List<Sight> missed, List<Followed> surplus) {}

    Pairs match(Frame frame) {
        Map<Sight, Followed> pairs = new HashMap<>();
        List<Sight> sights = new ArrayList<>(frame.truth());
        List<Followed> followed = new ArrayList<>(frame.followed());
        keep(sights, followed, pairs);
        Matching<Sight, Followed> matching = new Matching<>();
        for (Sight sight : sights) {
            for (Followed person : followed) {
                double overlap = sight.box().iou(person.box());
                if (overlap >= VALID) {
                    matching.allow(sight, person, overlap + (sight.clear() ? 1 : 0));
                }
            }
        }
        pairs.putAll(matching.best());
        sights.removeAll(pairs.keySet());
        followed.removeAll(pairs.values());
        pairs.keySet().removeIf(sight -> !sight.clear());
        pairs.forEach((sight, person) -> last.put(sight.visit().number(), person.track()));
        return new Pairs(pairs, sights.stream().filter(Sight::clear).toList(), followed);
    }

    private void keep(List<Sight> sights, List<Followed> followed, Map<Sight, Followed> pairs) {
        Map<Long, Followed> byTrack = new HashMap<>();
        followed.forEach(person -> byTrack.put(person.track(), person));
        for (Sight sight : List.copyOf(sights)) {
            Long track = last.get(sight.visit().number());
            Followed person = track == null ? null : byTrack.get(track);
            if (person != null && followed.contains(person) && sight.box().iou(person.box()) >= VALID) {
                pairs.put(sight, person);
                sights.remove(sight);
                followed.remove(person);
            }
        }
    }
}
