package io.maskwatch.simulator.scene;

import static io.maskwatch.simulator.scene.Conduct.BRIEFLY_OFF;
import static io.maskwatch.simulator.scene.Conduct.CHIN_ONLY;
import static io.maskwatch.simulator.scene.Conduct.LONG_OFF;
import static io.maskwatch.simulator.scene.Conduct.MASKED;
import static io.maskwatch.simulator.scene.Conduct.NOSE_OUT;
import static io.maskwatch.simulator.scene.Conduct.UNMASKED;

/** How well the people of a scene keep to the rule. */
public enum SceneProfile {
    /** Most wear their mask; a few do not. */
    MOSTLY_MASKED,
    /** As good as all wear it, but for one phase of at least 35 s in which nobody wears it properly. It comes first in a short act. */
    LAPSE,
    /** Everything that there is. */
    MIXED,
    /** Masks on, off, under the nose and under the chin equally often: for labelled pictures. */
    BALANCED;

    private static final Mixture GOOD =
            Mixture.of(MASKED, MASKED, MASKED, UNMASKED, MASKED, BRIEFLY_OFF, LONG_OFF, MASKED);
    private static final Mixture BEST = Mixture.of(MASKED, MASKED, MASKED, MASKED, BRIEFLY_OFF);
    private static final Mixture BAD = Mixture.of(UNMASKED, UNMASKED, UNMASKED, UNMASKED, UNMASKED, NOSE_OUT);
    private static final Mixture ALL =
            Mixture.of(MASKED, MASKED, MASKED, MASKED, UNMASKED, UNMASKED, BRIEFLY_OFF, LONG_OFF, NOSE_OUT, CHIN_ONLY);
    private static final Mixture EACH = Mixture.of(MASKED, UNMASKED, NOSE_OUT, CHIN_ONLY);
    private static final double SHORTEST_LAPSE = 44;
    private static final double SHORTEST_PHASE = 25;

    /** The profile of the camera with that number, from 1. */
    public static SceneProfile ofCamera(int number) {
        return number == 1 ? MOSTLY_MASKED : number == 2 ? LAPSE : MIXED;
    }

    /** The phases of an act that lasts so many seconds; the first begins at its start, each ends where the next begins. */
    Phase[] phases(double seconds) {
        if (this == MOSTLY_MASKED) {
            return new Phase[] {new Phase(0, GOOD)};
        }
        if (this == MIXED || this == BALANCED) {
            return new Phase[] {new Phase(0, this == MIXED ? ALL : EACH)};
        }
        if (seconds < SHORTEST_LAPSE + SHORTEST_PHASE) {
            return new Phase[] {new Phase(0, BAD)};
        }
        if (seconds < SHORTEST_LAPSE + 2 * SHORTEST_PHASE + 20) {
            return new Phase[] {new Phase(0, BAD), new Phase(SHORTEST_LAPSE, BEST)};
        }
        double lapse = Math.max(SHORTEST_LAPSE, 0.3 * seconds);
        double before = (seconds - lapse) / 2;
        return new Phase[] {new Phase(0, BEST), new Phase(before, BAD), new Phase(before + lapse, BEST)};
    }

    /** A part of an act. */
    record Phase(double from, Mixture mixture) {}
}
