package io.maskwatch.sink.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Faces by their shorter side, in the ten classes that the schema of the windows names. Stateless. */
public final class FaceSides {
    private static final int[] FROM_PX = {0, 8, 12, 16, 24, 32, 48, 64, 96, 128};

    private FaceSides() {}

    /** The same counts and one face more. An empty list stands for no faces. */
    public static List<Integer> count(List<Integer> counts, double sidePx) {
        List<Integer> changed = counts.isEmpty() ? none() : counts;
        int place = place(sidePx);
        changed.set(place, changed.get(place) + 1);
        return changed;
    }

    /** The sum of two lists of counts. */
    public static List<Integer> sum(List<Integer> some, List<Integer> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return some.isEmpty() ? others : some;
        }
        List<Integer> sum = none();
        for (int i = 0; i < sum.size(); i++) {
            sum.set(i, some.get(i) + others.get(i));
        }
        return sum;
    }

    private static int place(double sidePx) {
        int place = FROM_PX.length - 1;
        while (place > 0 && sidePx < FROM_PX[place]) {
            place--;
        }
        return place;
    }

    private static List<Integer> none() {
        return new ArrayList<>(Collections.nCopies(FROM_PX.length, 0));
    }
}
