package io.maskwatch.bench.kills.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Blows at random: every process is hit as often as every other, in random order, by random faults of random length, with
 * random pauses; some are hit together with another. A process is never hit twice at once. The same seed, processes and
 * length give the same blows.
 *
 * @param blows by their begin
 */
public record BlowPlan(List<Blow> blows) {
    private static final List<Fault> FAULTS = List.of(Fault.KILL, Fault.FREEZE, Fault.STOP);
    private static final int SHORTEST_PAUSE_MS = 4_000;
    private static final int LONGEST_PAUSE_MS = 12_000;
    private static final int LONGEST_ABSENCE_MS = 20_000;
    private static final int LONGEST_FREEZE_MS = 60_000;
    /** Shorter than any session: nobody else takes over. */
    private static final int SHORT_FREEZE_MS = 5_000;

    private static final double TOGETHER = 0.2;

    public BlowPlan {
        blows = List.copyOf(blows);
    }

    /** Blows that are over by then. */
    public static BlowPlan of(List<String> processes, Duration length, long seed) {
        Random random = new Random(seed);
        List<Blow> blows = new ArrayList<>();
        List<String> next = new ArrayList<>();
        long atMs = pause(random);
        while (true) {
            Blow first = blow(next(next, processes, random), atMs, random);
            List<Blow> together = new ArrayList<>(List.of(first));
            if (random.nextDouble() < TOGETHER) {
                Blow second = blow(next(next, processes, random), atMs + random.nextInt(3_000), random);
                if (!second.target().equals(first.target())) {
                    together.add(second);
                }
            }
            long endMs = together.stream()
                    .mapToLong(blow -> blow.until().toMillis())
                    .max()
                    .orElse(atMs);
            if (endMs > length.toMillis()) {
                return new BlowPlan(blows);
            }
            blows.addAll(together);
            atMs = endMs + pause(random);
        }
    }

    private static String next(List<String> left, List<String> processes, Random random) {
        if (left.isEmpty()) {
            left.addAll(processes);
            Collections.shuffle(left, random);
        }
        return left.remove(left.size() - 1);
    }

    private static Blow blow(String target, long atMs, Random random) {
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        long lastsMs = fault == Fault.FREEZE ? freeze(random) : 500L + random.nextInt(LONGEST_ABSENCE_MS);
        return new Blow(target, fault, Duration.ofMillis(atMs), Duration.ofMillis(atMs + lastsMs));
    }

    private static long freeze(Random random) {
        return 1_000L + random.nextInt(random.nextInt(3) == 0 ? SHORT_FREEZE_MS : LONGEST_FREEZE_MS - 1_000);
    }

    private static long pause(Random random) {
        return (long) SHORTEST_PAUSE_MS + random.nextInt(LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS);
    }
}
