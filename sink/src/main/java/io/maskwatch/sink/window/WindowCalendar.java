package io.maskwatch.sink.window;

import io.maskwatch.sink.state.WindowTally;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where windows begin and end: at multiples of their length since 1970, each where the last one ended. After a change of
 * the length the first window is shorter, up to the next multiple. Stateless.
 */
public final class WindowCalendar {
    /** What a sink that was down catches up with; more is left out, and says so by its absence. */
    public static final long LONGEST_GAP_MS = 24 * 3_600_000L;

    private WindowCalendar() {}

    /**
     * The window after the last one of those that are not final, or the first one, about {@code atMs}.
     *
     * @param finalUntilMs where the last window that became final ended; none begins before
     */
    public static WindowTally next(
            List<WindowTally> windows, long atMs, long finalUntilMs, long lengthMs, long settingsRevision) {
        long lastEndMs =
                windows.isEmpty() ? -1 : windows.get(windows.size() - 1).getEndAt();
        long startAt = start(lastEndMs, atMs, finalUntilMs, lengthMs);
        return WindowTally.newBuilder()
                .setStartAt(startAt)
                .setEndAt(end(startAt, lengthMs))
                .setPersons(new ArrayList<>())
                .setCovered(ByteBuffer.allocate(0))
                .setFacesBySide(new ArrayList<>())
                .setSettingsRevision(settingsRevision)
                .build();
    }

    /** Where the next window begins; {@code lastEndMs} is -1 if none is open. */
    public static long start(long lastEndMs, long atMs, long finalUntilMs, long lengthMs) {
        long own = Math.floorDiv(atMs, lengthMs) * lengthMs;
        if (lastEndMs < 0) {
            return Math.max(own, finalUntilMs);
        }
        return atMs - lastEndMs > LONGEST_GAP_MS ? own : lastEndMs;
    }

    /** Where a window that begins there ends. */
    public static long end(long startAt, long lengthMs) {
        return (Math.floorDiv(startAt, lengthMs) + 1) * lengthMs;
    }
}
