package io.maskwatch.sink.api.event;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The next offset of each partition that the stream of events is made of: a place in the stream, the same for every
 * instance. As text it is the base64url of their number and of themselves, each as a variable-length integer. Immutable.
 */
public final class OffsetVector {
    private static final int MOST_CHARACTERS = 16_384;
    private static final int PAYLOAD_BITS = 7;
    private static final int PAYLOAD = 0x7f;
    private static final int MORE = 0x80;

    private final long[] next;

    private OffsetVector(long[] next) {
        this.next = next;
    }

    /** These offsets, one a partition, each 0 or more. */
    public static OffsetVector of(long... next) {
        return new OffsetVector(next.clone());
    }

    /** The vector of that text for so many partitions; empty if the text is none. */
    public static Optional<OffsetVector> parse(String text, int partitions) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Reader reader = new Reader(bytes);
        long[] next = new long[partitions];
        boolean readable = reader.read() == partitions;
        for (int i = 0; i < partitions && readable; i++) {
            next[i] = reader.read();
            readable = next[i] >= 0;
        }
        return readable && reader.atEnd() ? Optional.of(new OffsetVector(next)) : Optional.empty();
    }

    public int partitions() {
        return next.length;
    }

    /** The next offset of a partition. */
    public long get(int partition) {
        return next[partition];
    }

    /** The same, but for one partition. */
    public OffsetVector with(int partition, long offset) {
        long[] changed = next.clone();
        changed[partition] = offset;
        return new OffsetVector(changed);
    }

    /** Of each partition the later of both places. */
    public OffsetVector max(OffsetVector other) {
        long[] later = next.clone();
        for (int i = 0; i < later.length; i++) {
            later[i] = Math.max(later[i], other.next[i]);
        }
        return new OffsetVector(later);
    }

    /** Whether nothing of the other lies before this one. */
    public boolean isAtMost(OffsetVector other) {
        for (int i = 0; i < next.length; i++) {
            if (next[i] > other.next[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OffsetVector vector && Arrays.equals(next, vector.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    /** What clients send back as the last event's id. */
    @Override
    public String toString() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, next.length);
        for (long offset : next) {
            write(bytes, offset);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while ((rest & ~PAYLOAD) != 0) {
            bytes.write((int) (rest & PAYLOAD) | MORE);
            rest >>>= PAYLOAD_BITS;
        }
        bytes.write((int) rest);
    }

    /** Reads variable-length integers; -1 where there is none. */
    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean atEnd() {
            return at == bytes.length;
        }

        long read() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE - 1 && at < bytes.length; shift += PAYLOAD_BITS) {
                byte next = bytes[at++];
                value |= (long) (next & PAYLOAD) << shift;
                if ((next & MORE) == 0) {
                    return value;
                }
            }
            return -1;
        }
    }
}
