package io.maskwatch.simulator.stream;

import java.time.Duration;

/**
 * How a stream is encoded.
 *
 * @param widthPx width of the pictures
 * @param heightPx height of the pictures
 * @param framesPerSecond pictures a second
 * @param keyFrameGap longest time between key frames
 * @param bitsPerSecond bit rate aimed at
 */
public record StreamSettings(
        int widthPx, int heightPx, double framesPerSecond, Duration keyFrameGap, int bitsPerSecond) {
    private static final double BITS_PER_PIXEL = 0.27;

    /** Key frames every two seconds, and bits enough for a grainy picture. */
    public static StreamSettings of(int widthPx, int heightPx, double framesPerSecond) {
        int bits = (int) (widthPx * (double) heightPx * framesPerSecond * BITS_PER_PIXEL);
        return new StreamSettings(widthPx, heightPx, framesPerSecond, Duration.ofSeconds(2), bits);
    }

    /** Half as wide and half as high, at the same rate. */
    public StreamSettings half() {
        return new StreamSettings(
                widthPx / 4 * 2, heightPx / 4 * 2, framesPerSecond, keyFrameGap, Math.max(1, bitsPerSecond / 4));
    }

    public StreamSettings withKeyFrameGap(Duration other) {
        return new StreamSettings(widthPx, heightPx, framesPerSecond, other, bitsPerSecond);
    }

    long periodNanos() {
        return (long) (1e9 / framesPerSecond);
    }

    /** Pictures from one key frame to the next. */
    public int keyFrameInterval() {
        return (int) Math.max(1, Math.round(keyFrameGap.toMillis() / 1000.0 * framesPerSecond));
    }
}
