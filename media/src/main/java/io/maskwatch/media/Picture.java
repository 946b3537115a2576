package io.maskwatch.media;

/** A decoded picture, valid until its source's next read. Not for other threads than the one that reads. */
public interface Picture {
    int widthPx();

    int heightPx();

    /** The stream's own clock in nanoseconds: strictly what the container says; it may jump. */
    long mediaTimeNanos();

    boolean keyFrame();

    /** Hash of the sub-sampled luma: equal for an identical picture. */
    long contentHash();

    /** Mean of the luma, from 0 (black) to 255 (white), whatever range the stream uses. */
    double meanLuma();
}
