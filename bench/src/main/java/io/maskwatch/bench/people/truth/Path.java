package io.maskwatch.bench.people.truth;

import java.util.ArrayList;
import java.util.List;

/** Where a person is when: straight walks between points in time, pauses where two points are the same. Immutable. */
public final class Path {
    private final List<Point> points;

    private Path(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /**
     * A point of a path.
     *
     * @param at in seconds
     * @param spot where
     */
    public record Point(double at, Spot spot) {}

    static Builder from(double at, Spot spot) {
        return new Builder(at, spot);
    }

    /** Seconds at which it begins. */
    public double from() {
        return points.get(0).at();
    }

    /** Seconds at which it ends. */
    public double to() {
        return points.get(points.size() - 1).at();
    }

    /** Where the person is; the time must lie within the path. */
    public Spot at(double seconds) {
        int next = next(seconds);
        Point before = points.get(next - 1);
        Point after = points.get(next);
        return before.spot().towards(after.spot(), (seconds - before.at()) / (after.at() - before.at()));
    }

    /** Whether the person walks away from the camera, so that the face is not to be seen. */
    public boolean away(double seconds) {
        int next = next(seconds);
        Spot before = points.get(next - 1).spot();
        Spot after = points.get(next).spot();
        return before.depth() - after.depth() > Math.abs(after.across() - before.across());
    }

    private int next(double seconds) {
        int next = 1;
        while (next < points.size() - 1 && points.get(next).at() <= seconds) {
            next++;
        }
        return next;
    }

    /** Draws a path. Not thread-safe. */
    static final class Builder {
        private final List<Point> points = new ArrayList<>();

        private Builder(double at, Spot spot) {
            points.add(new Point(at, spot));
        }

        double at() {
            return points.get(points.size() - 1).at();
        }

        Spot spot() {
            return points.get(points.size() - 1).spot();
        }

        Builder walk(Spot to, double seconds) {
            points.add(new Point(at() + Math.max(0.1, seconds), to));
            return this;
        }

        Builder stand(double seconds) {
            return walk(spot(), seconds);
        }

        Path build() {
            return new Path(points);
        }
    }
}
