package io.maskwatch.bench.kills.course;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** As many pairs of two lists as there can be, each member in one at most: augmenting paths (Kuhn). For one thread. */
final class Pairs<T> {
    private final List<T> ones;
    private final List<T> others;
    private final BiPredicate<T, T> allowed;
    private final Map<Integer, Integer> oneOfOther = new HashMap<>();

    private Pairs(List<T> ones, List<T> others, BiPredicate<T, T> allowed) {
        this.ones = ones;
        this.others = others;
        this.allowed = allowed;
    }

    /** By the place of the one in the second list, the place of its partner in the first. */
    static <T> Map<Integer, Integer> of(List<T> ones, List<T> others, BiPredicate<T, T> allowed) {
        Pairs<T> pairs = new Pairs<>(ones, others, allowed);
        for (int one = 0; one < ones.size(); one++) {
            pairs.place(one, new HashSet<>());
        }
        return Map.copyOf(pairs.oneOfOther);
    }

    /** Finds it a partner; one that has another already may have to look again. */
    private boolean place(int one, Set<Integer> asked) {
        for (int other = 0; other < others.size(); other++) {
            if (allowed.test(ones.get(one), others.get(other)) && asked.add(other)) {
                Integer present = oneOfOther.get(other);
                if (present == null || place(present, asked)) {
                    oneOfOther.put(other, one);
                    return true;
                }
            }
        }
        return false;
    }
}
