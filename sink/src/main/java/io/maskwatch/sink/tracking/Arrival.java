package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;

/**
 * Somebody who came into sight: where, how large, and how fast. Lengths are in heights of the picture. Immutable.
 *
 * @param x centre of the face, from the left
 * @param y centre of the face, from the top
 * @param height height of the face
 * @param velocityX speed to the right, per second; 0 if it is not known yet
 * @param velocityY speed downwards, per second; 0 if it is not known yet
 */
record Arrival(double x, double y, double height, double velocityX, double velocityY) {

    /** A single look. */
    static Arrival of(Face face) {
        return new Arrival(face.x(), face.y(), face.height(), 0, 0);
    }

    /** A track so many seconds before its last look, as its motion tells. */
    static Arrival of(Track track, double secondsBefore) {
        Motion motion = track.getMotion();
        return new Arrival(
                motion.getX() - secondsBefore * motion.getVelocityX(),
                motion.getY() - secondsBefore * motion.getVelocityY(),
                motion.getHeight(),
                motion.getVelocityX(),
                motion.getVelocityY());
    }
}
