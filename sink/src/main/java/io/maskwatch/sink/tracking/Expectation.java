package io.maskwatch.sink.tracking;

import static io.maskwatch.sink.tracking.MotionModel.square;

import io.maskwatch.sink.state.Motion;

/**
 * Where the face of a person seen a moment ago is expected: most likely where its motion leads; perhaps still where it
 * was, because the person has stopped; or, less likely, elsewhere within a walk's reach. Immutable.
 *
 * @param last what was known at the last look
 * @param moving where it is if it went on as it moved
 * @param seconds time since the last look
 */
record Expectation(Motion last, Motion moving, double seconds) implements Prospect {
    private static final double STOPPED = 0.05;
    private static final double ELSEWHERE = 0.05;
    /** Deviation of a face that stayed, in face heights: of two measurements, and a drift a second. */
    private static final double STILL = 0.17;

    private static final double DRIFT = 0.3;
    /** Deviation of a face whose motion changed at once: in face heights, and a second. */
    private static final double STARTLED = 0.3;

    private static final double STARTLED_SPEED = 1.5;
    /** Farthest from the last look, in face heights: a jump of the box, and a brisk walk's speed a second. */
    private static final double JUMP = 0.8;

    private static final double FASTEST = 5;
    /** Deviation of the logarithm of a size, and its growth a second. */
    private static final double SIZE = 0.12;

    private static final double SIZE_CHANGE = 0.2;
    /** Largest ratio of sizes of one face in two looks, as a logarithm. */
    private static final double SIZE_GATE = 0.6;

    static Expectation of(Motion motion, double seconds) {
        return new Expectation(motion, MotionModel.predict(motion, seconds), seconds);
    }

    @Override
    public double cost(Face face) {
        double size = Math.log(face.height() / last.getHeight());
        if (distance(face) > square(JUMP + FASTEST * seconds) || Math.abs(size) > SIZE_GATE) {
            return NEVER;
        }
        return square(size / (SIZE + SIZE_CHANGE * seconds)) / 2
                - Math.log(onward(face) + still(face) + startled(face));
    }

    @Override
    public Motion as(Face face) {
        Motion expected = moving;
        if (still(face) > Math.max(onward(face), startled(face))) {
            expected = MotionModel.stopped(last, DRIFT * seconds);
        } else if (startled(face) > onward(face)) {
            expected = MotionModel.startled(moving, seconds);
        }
        return MotionModel.update(expected, face);
    }

    private double onward(Face face) {
        double scale = square(last.getHeight());
        double squaredDistance = square(face.x() - moving.getX()) + square(face.y() - moving.getY());
        return density(1 - STOPPED - ELSEWHERE, squaredDistance / scale, MotionModel.spread(moving) / scale);
    }

    private double still(Face face) {
        return density(STOPPED, distance(face), square(STILL + DRIFT * seconds));
    }

    private double startled(Face face) {
        return density(ELSEWHERE, distance(face), square(STARTLED + STARTLED_SPEED * seconds));
    }

    /** Squared distance from the last look, in face heights. */
    private double distance(Face face) {
        return (square(face.x() - last.getX()) + square(face.y() - last.getY())) / square(last.getHeight());
    }

    private static double density(double weight, double squaredDistance, double variance) {
        return weight / variance * Math.exp(-squaredDistance / (2 * variance));
    }
}
