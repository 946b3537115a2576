package io.maskwatch.ingest.video;

/** Says when to look at what a picture shows, so that not every picture's pixels need be read. Not thread-safe. */
final class ContentLook {
    private static final long BETWEEN_NANOS = 250_000_000L;

    private boolean begun;
    private long lastNanos;

    boolean due(long nowNanos) {
        if (begun && nowNanos - lastNanos < BETWEEN_NANOS) {
            return false;
        }
        begun = true;
        lastNanos = nowNanos;
        return true;
    }
}
