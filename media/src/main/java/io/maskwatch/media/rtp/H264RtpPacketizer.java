package io.maskwatch.media.rtp;

import io.maskwatch.media.AccessUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts H.264 access units into RTP packets (RFC 6184, packetization mode 1): a NAL unit that fits travels as it is, a
 * longer one as fragments (FU-A); the last packet of a unit bears the marker. The clock runs at 90 kHz. Not thread-safe.
 */
public final class H264RtpPacketizer {
    /** Bytes of the RTP header in front of each payload. */
    public static final int HEADER_BYTES = RtpPackets.HEADER_BYTES;

    private static final int FU_A = 28;

    private final RtpPackets rtp;

    /**
     * A packetizer for one stream.
     *
     * @param payloadType RTP payload type, 96 to 127
     * @param ssrc synchronisation source
     * @param firstSequence sequence number of the first packet, modulo 65536
     * @param firstTimestamp RTP timestamp of presentation time 0
     */
    public H264RtpPacketizer(int payloadType, int ssrc, int firstSequence, int firstTimestamp) {
        if (payloadType < 96 || payloadType > 127) {
            throw new IllegalArgumentException("payload type " + payloadType + " is not a dynamic one (96 to 127)");
        }
        this.rtp = new RtpPackets(payloadType, ssrc, firstSequence, firstTimestamp);
    }

    /** The packets of one access unit, headers included; a payload has at most the given number of bytes. */
    public List<byte[]> packets(AccessUnit unit, int maxPayloadBytes) {
        if (maxPayloadBytes < 3) {
            throw new IllegalArgumentException("a payload of " + maxPayloadBytes + " bytes cannot hold a fragment");
        }
        List<byte[]> packets = new ArrayList<>();
        int timestamp = timestampOf(unit.ptsNanos());
        for (NalUnit nal : NalUnit.split(unit.annexB())) {
            if (nal.length() <= maxPayloadBytes) {
                packets.add(single(nal, timestamp));
            } else {
                fragment(nal, timestamp, maxPayloadBytes, packets);
            }
        }
        if (!packets.isEmpty()) {
            RtpPackets.mark(packets.get(packets.size() - 1));
        }
        return packets;
    }

    /** RTP time of a presentation time, modulo 2^32. */
    public int timestampOf(long ptsNanos) {
        return rtp.timestampOf(ptsNanos);
    }

    /** Sequence number that the next packet will bear. */
    public int nextSequence() {
        return rtp.nextSequence();
    }

    public int ssrc() {
        return rtp.ssrc();
    }

    private byte[] single(NalUnit nal, int timestamp) {
        byte[] packet = rtp.next(nal.length(), timestamp);
        nal.copy(0, packet, HEADER_BYTES, nal.length());
        return packet;
    }

    private void fragment(NalUnit nal, int timestamp, int maxPayloadBytes, List<byte[]> packets) {
        int room = maxPayloadBytes - 2;
        for (int from = 1; from < nal.length(); from += room) {
            int length = Math.min(room, nal.length() - from);
            byte[] packet = rtp.next(2 + length, timestamp);
            int start = from == 1 ? 0x80 : 0;
            int end = from + length == nal.length() ? 0x40 : 0;
            packet[HEADER_BYTES] = (byte) ((nal.header() & 0xe0) | FU_A);
            packet[HEADER_BYTES + 1] = (byte) (start | end | (nal.header() & 0x1f));
            nal.copy(from, packet, HEADER_BYTES + 2, length);
            packets.add(packet);
        }
    }
}
