package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;

/** Tells who has walked out of the picture. Stateless. */
final class Borders {
    private Borders() {}

    /** Whether the face was moving out: near a border, or expected beyond it by now. */
    static boolean leaving(Track track, FrameStamp frame) {
        Motion motion = track.getMotion();
        double seconds = (frame.atMs() - track.getLastSeenAt()) / 1000.0;
        Motion expected = MotionModel.predict(motion, seconds);
        return beyond(motion.getX(), expected.getX(), motion.getWidth(), frame.aspect())
                || beyond(motion.getY(), expected.getY(), motion.getHeight(), 1);
    }

    private static boolean beyond(double seen, double expected, double length, double end) {
        boolean moved = Math.abs(expected - seen) > length / 4;
        return moved && (expected < length / 2 || expected > end - length / 2);
    }
}
