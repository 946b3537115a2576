package io.maskwatch.sink.tracking;

/** A way or a speed in the picture, in face heights. Immutable. */
record Shift(double x, double y) {

    Shift plus(Shift other) {
        return new Shift(x + other.x, y + other.y);
    }

    Shift minus(Shift other) {
        return plus(other.times(-1));
    }

    Shift times(double factor) {
        return new Shift(factor * x, factor * y);
    }

    double length() {
        return Math.hypot(x, y);
    }

    /** The same direction, but no longer than that. */
    Shift atMost(double longest) {
        return length() > longest ? times(longest / length()) : this;
    }
}
