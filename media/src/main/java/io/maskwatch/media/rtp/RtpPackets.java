package io.maskwatch.media.rtp;

/** Numbers and stamps the RTP packets of one stream (RFC 3550, 5.1), whose clock runs at 90 kHz. Not thread-safe. */
final class RtpPackets {
    static final int HEADER_BYTES = 12;

    private static final int CLOCK_HZ = 90_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int payloadType;
    private final int ssrc;
    private final int firstTimestamp;
    private int sequence;

    /**
     * A stream that has sent nothing.
     *
     * @param payloadType RTP payload type
     * @param ssrc synchronisation source
     * @param firstSequence sequence number of the first packet, modulo 65536
     * @param firstTimestamp RTP timestamp of presentation time 0
     */
    RtpPackets(int payloadType, int ssrc, int firstSequence, int firstTimestamp) {
        this.payloadType = payloadType;
        this.ssrc = ssrc;
        this.sequence = firstSequence & 0xffff;
        this.firstTimestamp = firstTimestamp;
    }

    /** RTP time of a presentation time, modulo 2^32. */
    int timestampOf(long ptsNanos) {
        long seconds = Math.floorDiv(ptsNanos, NANOS_PER_SECOND);
        long rest = Math.floorMod(ptsNanos, NANOS_PER_SECOND);
        return (int) (seconds * CLOCK_HZ + rest * CLOCK_HZ / NANOS_PER_SECOND + firstTimestamp);
    }

    /** The next packet, with room for so many bytes behind its header. */
    byte[] next(int payloadBytes, int timestamp) {
        byte[] packet = new byte[HEADER_BYTES + payloadBytes];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) payloadType;
        packet[2] = (byte) (sequence >> 8);
        packet[3] = (byte) sequence;
        putInt(packet, 4, timestamp);
        putInt(packet, 8, ssrc);
        sequence = (sequence + 1) & 0xffff;
        return packet;
    }

    /** Marks the last packet of a picture. */
    static void mark(byte[] packet) {
        packet[1] = (byte) (packet[1] | 0x80);
    }

    int nextSequence() {
        return sequence;
    }

    int ssrc() {
        return ssrc;
    }

    private static void putInt(byte[] bytes, int offset, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[offset + i] = (byte) (value >> (24 - 8 * i));
        }
    }
}
