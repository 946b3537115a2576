package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;

/** A stream's own time in nanoseconds; where a picture bears none, one nominal frame after the picture before. */
final class PictureClock {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double ASSUMED_FRAMES_PER_SECOND = 25;

    private final long numerator;
    private final long denominator;
    private final long frameNanos;
    private long lastNanos;

    PictureClock(AVRational timeBase, double framesPerSecond) {
        this.numerator = timeBase.num();
        this.denominator = timeBase.den();
        this.frameNanos =
                (long) (NANOS_PER_SECOND / (framesPerSecond > 0 ? framesPerSecond : ASSUMED_FRAMES_PER_SECOND));
        this.lastNanos = -frameNanos;
    }

    long nanosOf(AVFrame frame) {
        long ticks = frame.best_effort_timestamp();
        lastNanos = ticks == AV_NOPTS_VALUE ? lastNanos + frameNanos : nanosOf(ticks);
        return lastNanos;
    }

    private long nanosOf(long ticks) {
        long scaled = ticks * numerator;
        return Math.floorDiv(scaled, denominator) * NANOS_PER_SECOND
                + Math.floorMod(scaled, denominator) * NANOS_PER_SECOND / denominator;
    }
}
