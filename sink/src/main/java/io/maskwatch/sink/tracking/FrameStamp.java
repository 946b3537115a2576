package io.maskwatch.sink.tracking;

/**
 * Which frame is looked at. Immutable.
 *
 * @param atMs when it was taken, in the camera's time
 * @param session camera session
 * @param sequence sequence within the session
 * @param aspect width of the picture over its height
 */
public record FrameStamp(long atMs, long session, long sequence, double aspect) {

    /** Time passed since an earlier one. */
    double secondsSince(long earlierMs) {
        return (atMs - earlierMs) / 1000.0;
    }
}
