package io.maskwatch.sink.history.killed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * When a writer is to be killed. Immutable.
 *
 * @param point where
 * @param count at which passing of that point, from 1; for STARTING and WORKING, milliseconds
 */
record KillPlan(KillPoint point, int count) {
    static KillPlan never() {
        return new KillPlan(KillPoint.NONE, 0);
    }

    static KillPlan parse(String text) {
        String[] parts = text.split(":");
        return new KillPlan(KillPoint.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }

    /** So many lives: all points in turn, at random passings and moments, in any order. */
    static List<KillPlan> lives(int count, Random random) {
        List<KillPlan> plans = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            plans.add(
                    switch (i % 5) {
                        case 0 -> new KillPlan(KillPoint.WITHIN, 1 + random.nextInt(20));
                        case 1 -> new KillPlan(KillPoint.WORKING, 1 + random.nextInt(300));
                        case 2 -> new KillPlan(KillPoint.AFTER, 1 + random.nextInt(4));
                        case 3 -> new KillPlan(KillPoint.BEFORE, 1 + random.nextInt(4));
                        default -> new KillPlan(KillPoint.STARTING, 1 + random.nextInt(3_000));
                    });
        }
        Collections.shuffle(plans, random);
        return plans;
    }

    @Override
    public String toString() {
        return point + ":" + count;
    }
}
