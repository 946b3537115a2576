package io.maskwatch.bench.people.truth;

import io.maskwatch.bench.people.truth.Visit.Wearing;
import io.maskwatch.schemas.MaskVerdict;
import java.util.List;

/** People who stand where nobody hides them, with faces of 60 x 72 pixels. Stateless. */
public final class TestingWorlds {
    private static final View VIEW = View.fromAbove(60, 60, 1280);

    private TestingWorlds() {}

    public static World of(double seconds, Visit... visits) {
        return new World(VIEW, seconds, List.of(visits), List.of());
    }

    /** Stands in the column of the visit's number, 0 to 6. */
    public static Visit standing(int number, double from, double to, Wearing... masks) {
        Path path = Path.from(from, new Spot(0.1 + 0.13 * number, 0.5))
                .stand(to - from)
                .build();
        return new Visit(number, path, List.of(), List.of(masks));
    }

    public static Visit standing(int number, double from, double to, MaskVerdict mask) {
        return standing(number, from, to, new Wearing(from, mask));
    }
}
