package io.maskwatch.simulator.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Kinds of conduct in exact proportions: dealt like cards, so that a short scene too has its share of each. Immutable. */
public final class Mixture {
    private final List<Conduct> cards;

    private Mixture(List<Conduct> cards) {
        this.cards = cards;
    }

    public static Mixture of(Conduct... cards) {
        return new Mixture(List.copyOf(Arrays.asList(cards)));
    }

    /** A dealer that shuffles anew when all cards are dealt; the first deal is as different from the rest as any. */
    Dealer dealer(long seed) {
        return new Dealer(cards, new Random(seed));
    }

    /** Deals one conduct after the other. */
    static final class Dealer {
        private final List<Conduct> cards;
        private final Random random;
        private final List<Conduct> left = new ArrayList<>();

        private Dealer(List<Conduct> cards, Random random) {
            this.cards = cards;
            this.random = random;
        }

        /** Takes back what could not be shown after all, to be dealt again. */
        void takeBack(Conduct conduct) {
            left.add(conduct);
        }

        /** The next conduct that can be shown in a stand of at most {@code seconds}, empty if there is none. */
        Optional<Conduct> deal(double seconds) {
            if (left.isEmpty()) {
                left.addAll(cards);
                Collections.shuffle(left, random);
            }
            for (Conduct conduct : left) {
                if (conduct.shortestStand() <= seconds) {
                    left.remove(conduct);
                    return Optional.of(conduct);
                }
            }
            return Optional.empty();
        }
    }
}
