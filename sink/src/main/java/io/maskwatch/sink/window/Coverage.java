package io.maskwatch.sink.window;

import io.maskwatch.sink.state.WindowTally;
import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * For how much of a window the camera was analysed, in half seconds. An analysed frame stands for the second before and
 * the second after it, so that the least rate of one frame in two seconds covers everything. Independent of the order
 * in which frames are told. Stateless.
 */
final class Coverage {
    static final long SLOT_MS = 500;
    private static final long REACH_MS = 1_000;

    private Coverage() {}

    /** The window is covered about {@code atMs}, as far as that lies within it. */
    static void mark(WindowTally window, long atMs) {
        long from = Math.max(window.getStartAt(), atMs - REACH_MS);
        long to = Math.min(window.getEndAt(), atMs + REACH_MS);
        if (from >= to) {
            return;
        }
        BitSet slots = slots(window);
        slots.set((int) ((from - window.getStartAt()) / SLOT_MS), (int) ((to - 1 - window.getStartAt()) / SLOT_MS + 1));
        window.setCovered(ByteBuffer.wrap(slots.toByteArray()));
    }

    /** Share of the window, 0 to 1; 0 if no frame of its own was analysed. */
    static double share(WindowTally window) {
        if (window.getAnalysed() == 0) {
            return 0;
        }
        long all = (window.getEndAt() - window.getStartAt() + SLOT_MS - 1) / SLOT_MS;
        return Math.min(1, (double) slots(window).cardinality() / all);
    }

    private static BitSet slots(WindowTally window) {
        return BitSet.valueOf(window.getCovered());
    }
}
