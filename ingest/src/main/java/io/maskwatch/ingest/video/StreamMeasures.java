package io.maskwatch.ingest.video;

import io.maskwatch.ingest.camera.StreamObserver;
import io.maskwatch.ingest.stream.StreamMeter;
import io.maskwatch.media.Picture;
import io.maskwatch.media.StreamInfo;

/** Measures one connection's stream and tells of it once a second. Not thread-safe. */
final class StreamMeasures {
    private static final long BETWEEN_NANOS = 1_000_000_000L;

    private final StreamMeter meter = new StreamMeter();
    private final StreamInfo info;
    private final StreamObserver observer;
    private int widthPx;
    private int heightPx;
    private long nextNanos = Long.MIN_VALUE;

    StreamMeasures(StreamInfo info, StreamObserver observer) {
        this.info = info;
        this.observer = observer;
        this.widthPx = info.widthPx();
        this.heightPx = info.heightPx();
    }

    void picture(Picture picture, long nowNanos) {
        meter.picture(picture.mediaTimeNanos(), nowNanos, picture.keyFrame());
        widthPx = picture.widthPx();
        heightPx = picture.heightPx();
        if (nextNanos == Long.MIN_VALUE || nowNanos - nextNanos >= 0) {
            nextNanos = nowNanos + BETWEEN_NANOS;
            tell();
        }
    }

    void tell() {
        observer.measured(meter.facts(info.codec(), widthPx, heightPx));
    }
}
