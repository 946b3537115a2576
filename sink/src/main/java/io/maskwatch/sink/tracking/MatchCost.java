package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;

/**
 * How unlikely it is that a face is the one expected: the negative logarithm of the likelihood of its place and size,
 * measured in face heights. What lies beyond the gates costs {@link #NEVER}. Stateless.
 */
final class MatchCost {
    /** Cost of leaving a track without a face: dearer than any pair within the gates is to be. */
    static final double UNMATCHED = 5;

    static final double NEVER = 1e6;

    /** Squared distance in deviations: 99.8 % of a two-dimensional normal distribution. */
    private static final double GATE = 12.5;
    /** Farthest that a face can be from where it is expected, in face heights. */
    private static final double FARTHEST = 4;
    /** Largest ratio of sizes of one face in two looks, as a logarithm. */
    private static final double SIZE_GATE = Math.log(1.75);
    /** Deviation of the logarithm of a size. */
    private static final double SIZE_DEVIATION = 0.22;

    private MatchCost() {}

    static double of(Motion predicted, Face face) {
        double squaredDistance =
                MotionModel.square(face.x() - predicted.getX()) + MotionModel.square(face.y() - predicted.getY());
        double spread = MotionModel.spread(predicted);
        double scale = MotionModel.square(predicted.getHeight());
        double size = Math.log(face.height() / predicted.getHeight());
        boolean outside = squaredDistance > GATE * spread
                || squaredDistance > MotionModel.square(FARTHEST) * scale
                || Math.abs(size) > SIZE_GATE;
        return outside
                ? NEVER
                : squaredDistance / (2 * spread)
                        + Math.log(spread / scale)
                        + MotionModel.square(size / SIZE_DEVIATION) / 2;
    }
}
