package io.maskwatch.bench.people.truth;

import io.maskwatch.schemas.MaskVerdict;
import java.util.List;

/**
 * One stay of one person before the camera, from the border of the picture or a door to the border or a door. Who comes
 * back later is another visit: nothing identifies a person. Immutable.
 *
 * @param number identity within the scene, from 0
 * @param path where the person is
 * @param turned when the face is turned away
 * @param masks what is worn, each from its time on; the first one from the beginning
 */
public record Visit(int number, Path path, List<Span> turned, List<Wearing> masks) {

    /** What is worn from some second on. */
    public record Wearing(double from, MaskVerdict mask) {}

    boolean there(double seconds) {
        return seconds >= path.from() && seconds < path.to();
    }

    boolean facing(double seconds) {
        return !path.away(seconds) && turned.stream().noneMatch(span -> span.contains(seconds));
    }

    /** What is worn at that time. */
    public MaskVerdict mask(double seconds) {
        return wearing(seconds).mask();
    }

    /** Since when it is worn. */
    public double maskSince(double seconds) {
        return wearing(seconds).from();
    }

    private Wearing wearing(double seconds) {
        Wearing worn = masks.get(0);
        for (Wearing wearing : masks) {
            worn = wearing.from() <= seconds ? wearing : worn;
        }
        return worn;
    }
}
