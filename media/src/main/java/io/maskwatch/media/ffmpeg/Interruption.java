package io.maskwatch.media.ffmpeg;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Why a blocking native call shall return early: its caller wants so, or its deadline has passed. FFmpeg asks every few
 * milliseconds while it waits for the network.
 *
 * <p>One native callback serves all sources, told apart by an opaque address: JavaCPP allows but ten instances of a
 * callback type.
 */
final class Interruption implements AutoCloseable {
    private static final Map<Long, Interruption> OPEN = new ConcurrentHashMap<>();

    private static final AVIOInterruptCB.Callback_Pointer CALLBACK = new AVIOInterruptCB.Callback_Pointer() {
        @Override
        public int call(Pointer opaque) {
            Interruption interruption = OPEN.get(opaque.address());
            return interruption != null && (interruption.isDue() || interruption.isLedAway()) ? 1 : 0;
        }
    };

    private final BooleanSupplier caller;
    private final BytePointer identity = new BytePointer(1);
    private long deadlineNanos;
    private boolean callerMatters = true;
    private boolean asked;
    private boolean late;
    private @Nullable RedirectGuard guard;

    Interruption(BooleanSupplier caller) {
        this.caller = caller;
        within(Duration.ofDays(1));
        OPEN.put(identity.address(), this);
    }

    /** Has a context's blocking calls watched. */
    void watch(AVFormatContext context) {
        context.interrupt_callback().callback(CALLBACK).opaque(identity);
    }

    /** Has the calls end, too, that lead away from the camera; null for calls that cannot. */
    void guard(@Nullable RedirectGuard guard) {
        this.guard = guard;
    }

    private boolean isLedAway() {
        return guard != null && guard.isLedAway();
    }

    /** Sets the deadline of the calls that follow. */
    void within(Duration time) {
        deadlineNanos = System.nanoTime() + time.toNanos();
        late = false;
    }

    /** The last calls: whatever the caller wishes, they have this long. */
    void withinDespiteCaller(Duration time) {
        callerMatters = false;
        within(time);
    }

    boolean isDue() {
        if (callerMatters && !asked && callerAsks()) {
            asked = true;
        }
        if (System.nanoTime() - deadlineNanos >= 0) {
            late = true;
        }
        return late || (callerMatters && asked);
    }

    /** Whether the caller wished to stop when last asked. */
    boolean asked() {
        return asked;
    }

    /** Whether the deadline had passed when last looked at. */
    boolean late() {
        return late;
    }

    private boolean callerAsks() {
        try {
            return caller.getAsBoolean();
        } catch (RuntimeException e) {
            // An exception must not cross the native frames; a caller that cannot answer is not waiting for pictures.
            return true;
        }
    }

    @Override
    public void close() {
        if (!identity.isNull()) {
            OPEN.remove(identity.address());
            identity.close();
        }
    }
}
