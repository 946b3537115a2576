package io.maskwatch.media.rtp;

/** Reads the syntax elements of H.264 headers bit by bit; emulation prevention is undone. Past the end come zeros. */
final class BitReader {
    private final byte[] bytes;
    private final int bits;
    private int at;

    BitReader(NalUnit nal, int firstByte, int maxBytes) {
        byte[] clean = new byte[Math.max(0, Math.min(maxBytes, nal.length() - firstByte))];
        int length = 0;
        int zeros = 0;
        for (int i = firstByte; i < nal.length() && length < clean.length; i++) {
            byte value = nal.stream()[nal.offset() + i];
            if (zeros >= 2 && value == 3) {
                zeros = 0;
                continue;
            }
            zeros = value == 0 ? zeros + 1 : 0;
            clean[length++] = value;
        }
        this.bytes = clean;
        this.bits = 8 * length;
    }

    /** u(n). */
    int unsigned(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int bit = at < bits ? bytes[at >> 3] >> (7 - (at & 7)) & 1 : 0;
            value = value << 1 | bit;
            at++;
        }
        return value;
    }

    boolean flag() {
        return unsigned(1) == 1;
    }

    /** ue(v). */
    int exponential() {
        int zeros = 0;
        while (zeros < 31 && at < bits && unsigned(1) == 0) {
            zeros++;
        }
        return (1 << zeros) - 1 + unsigned(zeros);
    }

    /** se(v). */
    int signedExponential() {
        int code = exponential();
        return (code & 1) == 1 ? (code + 1) / 2 : -(code / 2);
    }
}
