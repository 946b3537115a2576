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

    /** The window after {@code last}, or the first one, about {@code atMs}. */
    public static WindowTally next(List<WindowTally> windows, long atMs, long lengthMs, long settingsRevision) {
        long startAt = windows.isEmpty()
                ? Math.floorDiv(atMs, lengthMs) * lengthMs
                : windows.get(windows.size() - 1).getEndAt();
        if (atMs - startAt > LONGEST_GAP_MS) {
            startAt = Math.floorDiv(atMs, lengthMs) * lengthMs;
        }
        return WindowTally.newBuilder()
                .setStartAt(startAt)
                .setEndAt((Math.floorDiv(startAt, lengthMs) + 1) * lengthMs)
                .setPersons(new ArrayList<>())
                .setCovered(ByteBuffer.allocate(0))
                .setSettingsRevision(settingsRevision)
                .build();
    }
}
