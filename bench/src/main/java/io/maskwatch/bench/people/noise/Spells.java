package io.maskwatch.bench.people.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Errors that last: spells about a second long that come again and again, each of a strength of its own. A detector that
 * misses a face at a moment often misses it at the next one too, however many frames lie between. Immutable.
 */
final class Spells {
    private final double share;
    private final List<Spell> spells = new ArrayList<>();

    private record Spell(double from, double to, double strength) {}

    /**
     * Draws the spells of some seconds.
     *
     * @param share part of the time that lies within a spell, 0 to 1
     * @param meanSeconds mean length of a spell
     */
    Spells(Random random, double from, double to, double share, double meanSeconds) {
        this.share = share;
        double meanGap = meanSeconds * (1 - share) / share;
        double at = from - meanSeconds * random.nextDouble();
        while (at < to) {
            double end = at + exponential(random, meanSeconds);
            spells.add(new Spell(at, end, random.nextDouble()));
            at = end + exponential(random, meanGap);
        }
    }

    private static double exponential(Random random, double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** Whether an error that happens in that part of the time happens now. */
    boolean strike(double at, double rate) {
        for (Spell spell : spells) {
            if (spell.from() <= at && at < spell.to()) {
                return spell.strength() < rate / share;
            }
        }
        return false;
    }
}
