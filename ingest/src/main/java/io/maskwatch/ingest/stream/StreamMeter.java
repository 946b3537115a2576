package io.maskwatch.ingest.stream;

import io.maskwatch.schemas.StreamFacts;
import java.util.Arrays;

/**
 * Measures a stream from the arrival of its last pictures: rate, mean time between key frames, and jitter as the 95th
 * percentile of how far a picture's transit (arrival less media time) lies from the median transit. A jump of the
 * stream's clock begins the jitter anew. Times are nanoseconds. Not thread-safe.
 */
public final class StreamMeter {
    private static final int WINDOW = 256;
    private static final int FEWEST = 8;
    private static final long JUMP_NANOS = 2_000_000_000L;
    private static final double NANOS_PER_MS = 1e6;

    private final long[] arrivals = new long[WINDOW];
    private final long[] transits = new long[WINDOW];
    private long pictures;
    private int transitCount;
    private long lastTransit;
    private long keyFrames;
    private long firstKeyNanos;
    private long lastKeyNanos;

    public void picture(long mediaNanos, long arrivalNanos, boolean keyFrame) {
        arrivals[(int) (pictures % WINDOW)] = arrivalNanos;
        pictures++;
        transit(arrivalNanos - mediaNanos);
        if (keyFrame) {
            firstKeyNanos = keyFrames == 0 ? mediaNanos : firstKeyNanos;
            if (keyFrames > 0 && mediaNanos <= lastKeyNanos) { // the clock went back: count from here
                keyFrames = 0;
                firstKeyNanos = mediaNanos;
            }
            lastKeyNanos = mediaNanos;
            keyFrames++;
        }
    }

    /** Pictures per second over the last pictures; 0 if too few came. */
    public double framesPerSecond() {
        int count = (int) Math.min(pictures, WINDOW);
        if (count < FEWEST) {
            return 0;
        }
        long newest = arrivals[(int) ((pictures - 1) % WINDOW)];
        long oldest = arrivals[(int) ((pictures - count) % WINDOW)];
        return newest <= oldest ? 0 : (count - 1) * 1e9 / (newest - oldest);
    }

    /** Mean time between key frames in milliseconds, by the stream's clock; 0 if fewer than two came. */
    public double keyFrameGapMs() {
        return keyFrames < 2 ? 0 : (lastKeyNanos - firstKeyNanos) / NANOS_PER_MS / (keyFrames - 1);
    }

    /** Jitter in milliseconds; 0 if too few pictures came. */
    public double jitterMs() {
        int count = Math.min(transitCount, WINDOW);
        if (count < FEWEST) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(transits, count);
        Arrays.sort(sorted);
        long median = sorted[count / 2];
        for (int i = 0; i < count; i++) {
            sorted[i] = Math.abs(sorted[i] - median);
        }
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(count * 0.95) - 1] / NANOS_PER_MS;
    }

    /** All of it as a record. */
    public StreamFacts facts(String codec, int widthPx, int heightPx) {
        return StreamFacts.newBuilder()
                .setCodec(codec)
                .setWidthPx(widthPx)
                .setHeightPx(heightPx)
                .setFramesPerSecond(framesPerSecond())
                .setKeyFrameGapMs(keyFrameGapMs())
                .setJitterMs(jitterMs())
                .build();
    }

    private void transit(long nanos) {
        if (transitCount > 0 && Math.abs(nanos - lastTransit) > JUMP_NANOS) {
            transitCount = 0;
        }
        transits[transitCount % WINDOW] = nanos;
        lastTransit = nanos;
        // past the window the ring goes on; the count stays a multiple above it, so that it never overflows
        transitCount = transitCount + 1 == 2 * WINDOW ? WINDOW : transitCount + 1;
    }
}
