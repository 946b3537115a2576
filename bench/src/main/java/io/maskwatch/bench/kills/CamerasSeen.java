package io.maskwatch.bench.kills;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * The cameras of a campaign, of each of which something must have been told. What is told of an area, or of a camera that is
 * none of them, does not count. Immutable.
 *
 * @param ids of all of them
 */
record CamerasSeen(Set<String> ids) {
    CamerasSeen {
        ids = Set.copyOf(ids);
    }

    static CamerasSeen of(Collection<String> ids) {
        return new CamerasSeen(Set.copyOf(ids));
    }

    /** Whether each is among these. */
    boolean all(Map<String, Instant> last) {
        return last.keySet().containsAll(ids);
    }

    /** Whether each was last told of after that time. */
    boolean allSince(Map<String, Instant> last, Instant since) {
        return all(last) && ids.stream().map(last::get).allMatch(at -> at.isAfter(since));
    }
}
