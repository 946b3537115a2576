package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;

/**
 * A Kalman filter of nearly constant velocity whose speed fades, so that a person who was lost from sight is sought
 * near the place of the loss and not ever further away. Noise scales with the height of the face, as in SORT and
 * ByteTrack; the time step is whatever lies between two looks. Stateless.
 *
 * @see <a href="https://arxiv.org/abs/2110.06864">ByteTrack</a>
 */
final class MotionModel {
    /** Deviation of a measured centre, in face heights. */
    private static final double MEASURED = 0.12;
    /** Deviation of an unknown speed, in face heights per second. */
    private static final double SPEED = 2;
    /** Deviation of the acceleration, in face heights per second squared. */
    private static final double ACCELERATION = 1;
    /** Time in which a speed fades to 1/e, in seconds. */
    private static final double FADING = 3;
    /** Largest deviation of a predicted position, in face heights. */
    private static final double WIDEST = 1;
    /** Weight of a new measurement of the size. */
    private static final double SIZE_GAIN = 0.35;

    private MotionModel() {}

    /** What is known of a face after its first look. */
    static Motion first(Face face) {
        return new Motion(
                (float) face.x(),
                (float) face.y(),
                0f,
                0f,
                (float) square(MEASURED * face.height()),
                0f,
                (float) square(SPEED * face.height()),
                (float) face.width(),
                (float) face.height());
    }

    /** What is expected after some seconds without a look. */
    static Motion predict(Motion motion, double seconds) {
        double fade = Math.exp(-seconds / FADING);
        double reach = FADING * (1 - fade);
        double scale = square(motion.getHeight());
        double noise = square(ACCELERATION) * scale;
        double ofPosition = motion.getVarianceOfPosition()
                + 2 * reach * motion.getCovariance()
                + square(reach) * motion.getVarianceOfVelocity()
                + noise * Math.pow(seconds, 4) / 4;
        double covariance = fade * (motion.getCovariance() + reach * motion.getVarianceOfVelocity())
                + noise * Math.pow(seconds, 3) / 2;
        double ofVelocity = square(fade) * motion.getVarianceOfVelocity() + noise * square(seconds);
        double shrink = Math.min(1, square(WIDEST) * scale / ofPosition);
        return new Motion(
                (float) (motion.getX() + reach * motion.getVelocityX()),
                (float) (motion.getY() + reach * motion.getVelocityY()),
                (float) (fade * motion.getVelocityX()),
                (float) (fade * motion.getVelocityY()),
                (float) (shrink * ofPosition),
                (float) (shrink * covariance),
                (float) Math.min(ofVelocity, square(SPEED) * scale),
                motion.getWidth(),
                motion.getHeight());
    }

    /** What is expected of a person who stays, and drifts by {@code drift} face heights. */
    static Motion stopped(Motion motion, double drift) {
        double scale = square(motion.getHeight());
        return new Motion(
                motion.getX(),
                motion.getY(),
                0f,
                0f,
                (float) (motion.getVarianceOfPosition() + square(drift) * scale),
                0f,
                (float) scale,
                motion.getWidth(),
                motion.getHeight());
    }

    /** What is expected if the speed changed at once, some seconds ago: the old one says little. */
    static Motion startled(Motion moving, double seconds) {
        double noise = square(SPEED * moving.getHeight());
        return new Motion(
                moving.getX(),
                moving.getY(),
                moving.getVelocityX(),
                moving.getVelocityY(),
                (float) (moving.getVarianceOfPosition() + square(seconds) * noise),
                (float) (moving.getCovariance() + seconds * noise),
                (float) (moving.getVarianceOfVelocity() + noise),
                moving.getWidth(),
                moving.getHeight());
    }

    /**
     * A person who is in sight again after some seconds: there, and as fast as the way between tells. What the motion
     * was before the gap is forgotten.
     */
    static Motion found(Motion lost, Face face, double seconds) {
        double scale = square(face.height());
        return new Motion(
                (float) face.x(),
                (float) face.y(),
                (float) ((face.x() - lost.getX()) / seconds),
                (float) ((face.y() - lost.getY()) / seconds),
                (float) (square(MEASURED) * scale),
                0f,
                (float) scale,
                (float) (lost.getWidth() + SIZE_GAIN * (face.width() - lost.getWidth())),
                (float) (lost.getHeight() + SIZE_GAIN * (face.height() - lost.getHeight())));
    }

    /** What is known after the face was seen where {@code predicted} expected it. */
    static Motion update(Motion predicted, Face face) {
        double total = spread(predicted);
        double gain = predicted.getVarianceOfPosition() / total;
        double speedGain = predicted.getCovariance() / total;
        double dx = face.x() - predicted.getX();
        double dy = face.y() - predicted.getY();
        return new Motion(
                (float) (predicted.getX() + gain * dx),
                (float) (predicted.getY() + gain * dy),
                (float) (predicted.getVelocityX() + speedGain * dx),
                (float) (predicted.getVelocityY() + speedGain * dy),
                (float) ((1 - gain) * predicted.getVarianceOfPosition()),
                (float) ((1 - gain) * predicted.getCovariance()),
                (float) Math.max(0, predicted.getVarianceOfVelocity() - speedGain * predicted.getCovariance()),
                (float) (predicted.getWidth() + SIZE_GAIN * (face.width() - predicted.getWidth())),
                (float) (predicted.getHeight() + SIZE_GAIN * (face.height() - predicted.getHeight())));
    }

    /** Variance of a measured position about the predicted one. */
    static double spread(Motion predicted) {
        return predicted.getVarianceOfPosition() + square(MEASURED * predicted.getHeight());
    }

    static double square(double value) {
        return value * value;
    }
}
