package io.maskwatch.sink.tracking;

import io.maskwatch.sink.state.Motion;
import io.maskwatch.sink.state.Track;

/** Tells who has walked out of the picture. Stateless. */
final class Borders {
    /** What is near, in sizes of the face. */
    private static final double NEAR = 0.75;

    /** Who would not have reached the border within this time may as well have stopped on the way. */
    private static final double SOON_SECONDS = 1.5;

    private Borders() {}

    /** Whether the face was moving out: expected beyond a border by now, soon after the last look. */
    static boolean leaving(Track track, FrameStamp frame) {
        Motion motion = track.getMotion();
        double seconds = Math.min(SOON_SECONDS, frame.secondsSince(track.getLastSeenAt()));
        Motion expected = MotionModel.predict(motion, seconds);
        return beyond(motion.getX(), expected.getX(), motion.getWidth(), frame.aspect())
                || beyond(motion.getY(), expected.getY(), motion.getHeight(), 1);
    }

    /** Whether the face was at a border when it was seen last, where a step leads out of sight. */
    static boolean near(Track track, FrameStamp frame) {
        Motion motion = track.getMotion();
        return near(motion.getX(), motion.getWidth(), frame.aspect()) || near(motion.getY(), motion.getHeight(), 1);
    }

    private static boolean near(double seen, double length, double end) {
        return seen < NEAR * length || seen > end - NEAR * length;
    }

    private static boolean beyond(double seen, double expected, double length, double end) {
        boolean moved = Math.abs(expected - seen) > length / 4;
        return moved && (expected < length / 2 || expected > end - length / 2);
    }
}
