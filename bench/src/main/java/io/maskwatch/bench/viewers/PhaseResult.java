package io.maskwatch.bench.viewers;

import io.maskwatch.bench.viewers.watch.Arrival;
import io.maskwatch.bench.viewers.watch.FrameFates;
import io.maskwatch.bench.viewers.watch.FrameKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one phase came to. A picture belongs to the phase in which its frame was taken. Immutable.
 *
 * @param audience who watched
 * @param length of the phase
 * @param cores CPU time of the whole process, simulator and viewers included, a second
 * @param cameras each camera
 * @param agesMs ages of the pictures when they arrived, all viewers, ascending, in milliseconds
 */
record PhaseResult(Audience audience, Duration length, double cores, List<CameraCount> cameras, List<Long> agesMs) {
    PhaseResult {
        cameras = List.copyOf(cameras);
        agesMs = List.copyOf(agesMs);
    }

    /**
     * Puts published frames and arrived pictures together.
     *
     * @param published the phase's frames
     * @param viewers what each viewer got, in this phase and around it
     */
    static PhaseResult of(
            Audience audience,
            Duration length,
            double cores,
            Collection<String> cameraIds,
            Collection<FrameFates.Entry> published,
            Collection<? extends Collection<Arrival>> viewers) {
        List<Set<FrameKey>> seen = new ArrayList<>();
        List<Long> ages = new ArrayList<>();
        Set<FrameKey> frames = new HashSet<>();
        published.forEach(entry -> frames.add(entry.frame()));
        for (Collection<Arrival> viewer : viewers) {
            Set<FrameKey> own = new HashSet<>();
            viewer.stream()
                    .filter(arrival -> frames.contains(arrival.frame()) && own.add(arrival.frame()))
                    .forEach(arrival -> ages.add(arrival.age().toMillis()));
            seen.add(own);
        }
        List<CameraCount> counts =
                cameraIds.stream().map(id -> count(id, published, seen)).toList();
        return new PhaseResult(
                audience, length, cores, counts, ages.stream().sorted().toList());
    }

    double publishedPerSecond() {
        return cameras.stream().mapToInt(CameraCount::published).sum() / seconds();
    }

    double analysedPerSecond() {
        return cameras.stream().mapToInt(CameraCount::analysed).sum() / seconds();
    }

    /** Share of published frames whose picture arrived, of the camera of which fewest did. */
    double leastShare() {
        return cameras.stream().mapToDouble(CameraCount::arrivedShare).min().orElse(1);
    }

    private double seconds() {
        return length.toMillis() / 1_000.0;
    }

    private static CameraCount count(
            String cameraId, Collection<FrameFates.Entry> published, List<Set<FrameKey>> viewers) {
        List<FrameFates.Entry> own = published.stream()
                .filter(entry -> entry.frame().cameraId().equals(cameraId))
                .toList();
        List<Long> got = viewers.stream()
                .map(seen -> seen.stream()
                        .filter(frame -> frame.cameraId().equals(cameraId))
                        .count())
                .toList();
        return new CameraCount(
                cameraId,
                own.size(),
                (int) own.stream().filter(FrameFates.Entry::analysed).count(),
                got.stream().mapToLong(Long::longValue).average().orElse(0),
                (int) got.stream().mapToLong(Long::longValue).min().orElse(0));
    }
}
