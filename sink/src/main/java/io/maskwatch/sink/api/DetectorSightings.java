package io.maskwatch.sink.api;

import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The detector workers, by what they decided in the last half minute. Thread-safe. */
public final class DetectorSightings {
    private static final Duration SPAN = Duration.ofSeconds(30);
    private static final int SLOTS = (int) SPAN.toSeconds();

    private final Map<String, Sighting> workers = new HashMap<>();

    /** Takes an outcome into account. */
    public synchronized void add(FrameOutcome outcome) {
        workers.computeIfAbsent(outcome.getWorkerId(), id -> new Sighting(outcome.getDecidedAt()))
                .add(outcome);
    }

    /** Those seen in the last half minute, by name; others are forgotten. */
    public synchronized List<Worker> workers(Instant now) {
        Instant since = now.minus(SPAN);
        workers.values().removeIf(sighting -> sighting.last.isBefore(since));
        return workers.entrySet().stream()
                .map(entry -> entry.getValue().worker(entry.getKey(), now))
                .sorted(Comparator.comparing(Worker::workerId))
                .toList();
    }

    /** Frames analysed by one worker, counted by the second. */
    private static final class Sighting {
        private final long[] seconds = new long[SLOTS];
        private final int[] frames = new int[SLOTS];
        private final Instant first;
        private Instant last;
        private @Nullable String provider;

        Sighting(Instant first) {
            this.first = first;
            this.last = first;
        }

        void add(FrameOutcome outcome) {
            Instant at = outcome.getDecidedAt();
            last = at.isAfter(last) ? at : last;
            if (outcome.getOutcome() != Outcome.ANALYSED) {
                return;
            }
            ModelUse model = outcome.getModel();
            provider = model == null ? provider : model.getProvider();
            long second = at.getEpochSecond();
            int slot = (int) Math.floorMod(second, (long) SLOTS);
            if (seconds[slot] < second) {
                seconds[slot] = second;
                frames[slot] = 0;
            }
            frames[slot] += seconds[slot] == second ? 1 : 0;
        }

        Worker worker(String workerId, Instant now) {
            long from = now.getEpochSecond() - SLOTS;
            int analysed = 0;
            for (int slot = 0; slot < SLOTS; slot++) {
                analysed += seconds[slot] > from ? frames[slot] : 0;
            }
            long known =
                    Math.max(1, Math.min(SLOTS, Duration.between(first, now).toSeconds()));
            return new Worker(workerId, (double) analysed / known, last, provider);
        }
    }
}
