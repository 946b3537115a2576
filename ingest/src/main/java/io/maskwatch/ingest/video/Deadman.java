package io.maskwatch.ingest.video;

import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.schemas.Camera;
import java.util.function.LongSupplier;

/**
 * Interrupts an input that neither gives a picture nor gives up by itself: a minute after one and a half times the connect
 * and stall time until the first picture, for which a key frame must come, and one and a half times the stall time
 * thereafter. Knows what came meanwhile, for the words about it. Made for one connection, and for the one thread that opens,
 * reads and closes it: an input asks from inside its blocking calls, on the thread that called.
 */
final class Deadman {
    private static final long NANOS_PER_MS = 1_000_000L;
    private static final long KEY_FRAME_MS = 60_000;

    /** A picture cut in two by silence is one fault, and what comes after the silence another. */
    private static final int SEVERAL = 3;

    private final LongSupplier nanoClock;
    private final StopSignal stop;
    private final long firstLimitNanos;
    private final long laterLimitNanos;
    private final long silenceNanos;
    private LongSupplier decodeErrors = () -> 0;
    private long lastNanos;
    private long errorsBefore;
    private long errors;
    private long lastErrorNanos;
    private boolean seen;
    private boolean fired;

    Deadman(LongSupplier nanoClock, StopSignal stop, Camera camera) {
        this.nanoClock = nanoClock;
        this.stop = stop;
        // the input has its own, shorter limits, which know more of the cause: this one only stands behind them
        this.firstLimitNanos =
                ((camera.getConnectTimeoutMs() + camera.getStallTimeoutMs()) * 3 / 2 + KEY_FRAME_MS) * NANOS_PER_MS;
        this.laterLimitNanos = camera.getStallTimeoutMs() * 3 / 2 * NANOS_PER_MS;
        this.silenceNanos = camera.getStallTimeoutMs() / 2 * NANOS_PER_MS;
        this.lastNanos = nanoClock.getAsLong();
    }

    /** Has an open input's count of what it could not decode watched. */
    void watch(LongSupplier counter) {
        decodeErrors = counter;
    }

    /** A picture came. */
    void alive() {
        lastNanos = nanoClock.getAsLong();
        errorsBefore = decodeErrors.getAsLong();
        errors = errorsBefore;
        seen = true;
    }

    /** Whether a blocking call is to be given up. */
    boolean expired() {
        look();
        if (nanoClock.getAsLong() - lastNanos > (seen ? laterLimitNanos : firstLimitNanos)) {
            fired = true;
        }
        return fired || stop.raised();
    }

    private void look() {
        long now = decodeErrors.getAsLong();
        if (now != errors) {
            errors = now;
            lastErrorNanos = nanoClock.getAsLong();
        }
    }

    boolean fired() {
        return fired;
    }

    /** Whether a picture ever came. */
    boolean seen() {
        return seen;
    }

    /** Since the last picture, or since the connection was tried. */
    double secondsWithoutPicture() {
        return (nanoClock.getAsLong() - lastNanos) / 1e9;
    }

    /** Packets and pictures since the last whole picture that were of no use. */
    long undecodable() {
        look();
        return errors - errorsBefore;
    }

    /** Whether that is why there is no picture: several came, and the last of them not half a stall time ago. */
    boolean receivesWhatIsOfNoUse() {
        return undecodable() >= SEVERAL && nanoClock.getAsLong() - lastErrorNanos < silenceNanos;
    }
}
