package io.maskwatch.sink.camera;

import io.maskwatch.sink.state.SessionFrames;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which frames of a camera were heard of, so that the first outcome of a frame counts and later ones change
 * nothing. Bounded: the two newest sessions, the newest {@value #SIZE} sequences of each; what is older counts as heard
 * of. Stateless; changes the list handed in.
 */
final class SequenceMemory {
    static final int SIZE = 1024;
    private static final int SESSIONS = 2;

    private SequenceMemory() {}

    /** Whether this is the first time; it is not the next time. */
    static boolean first(List<SessionFrames> sessions, long session, long sequence) {
        SessionFrames frames = find(sessions, session);
        if (frames == null) {
            frames = begin(sessions, session);
        }
        return frames != null && mark(frames, sequence);
    }

    private static @Nullable SessionFrames find(List<SessionFrames> sessions, long session) {
        for (SessionFrames frames : sessions) {
            if (frames.getSession() == session) {
                return frames;
            }
        }
        return null;
    }

    private static @Nullable SessionFrames begin(List<SessionFrames> sessions, long session) {
        if (sessions.size() >= SESSIONS && sessions.get(0).getSession() > session) {
            return null;
        }
        SessionFrames frames = new SessionFrames(session, 0L, ByteBuffer.allocate(SIZE / 8));
        sessions.add(frames);
        sessions.sort(Comparator.comparingLong(SessionFrames::getSession));
        if (sessions.size() > SESSIONS) {
            sessions.remove(0);
        }
        return frames;
    }

    private static boolean mark(SessionFrames frames, long sequence) {
        if (sequence <= frames.getHighest() - SIZE) {
            return false;
        }
        ByteBuffer bits = frames.getRecent();
        if (sequence > frames.getHighest()) {
            forget(bits, frames.getHighest() + 1, sequence);
            frames.setHighest(sequence);
        }
        int slot = (int) Math.floorMod(sequence, (long) SIZE);
        int index = bits.position() + slot / 8;
        int mask = 1 << (slot % 8);
        boolean first = (bits.get(index) & mask) == 0;
        bits.put(index, (byte) (bits.get(index) | mask));
        return first;
    }

    /** The slots of sequences not heard of yet held older ones. */
    private static void forget(ByteBuffer bits, long from, long to) {
        for (long sequence = Math.max(from, to - SIZE + 1); sequence <= to; sequence++) {
            int slot = (int) Math.floorMod(sequence, (long) SIZE);
            int index = bits.position() + slot / 8;
            bits.put(index, (byte) (bits.get(index) & ~(1 << (slot % 8))));
        }
    }
}
