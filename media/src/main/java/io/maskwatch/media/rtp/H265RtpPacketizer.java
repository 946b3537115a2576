package io.maskwatch.media.rtp;

import java.util.ArrayList;
import java.util.List;

/** Cuts H.265 access units into RTP packets (RFC 7798): a NAL unit that fits travels as it is, a longer one as fragments. Not thread-safe. */
public final class H265RtpPacketizer {
    private static final int FRAGMENT = 49;
    private static final int NAL_HEADER_BYTES = 2;

    private final RtpPackets rtp;

    /**
     * A packetizer for one stream.
     *
     * @param payloadType RTP payload type, 96 to 127
     * @param ssrc synchronisation source
     */
    public H265RtpPacketizer(int payloadType, int ssrc) {
        this.rtp = new RtpPackets(payloadType, ssrc, 1, 0);
    }

    /** RTP time of a presentation time, modulo 2^32. */
    public int timestampOf(long ptsNanos) {
        return rtp.timestampOf(ptsNanos);
    }

    /** The packets of one access unit, an Annex B byte stream, headers included. */
    public List<byte[]> packets(byte[] annexB, long ptsNanos, int maxPayloadBytes) {
        List<byte[]> packets = new ArrayList<>();
        int timestamp = timestampOf(ptsNanos);
        for (NalUnit nal : NalUnit.split(annexB)) {
            if (nal.length() <= maxPayloadBytes) {
                byte[] packet = rtp.next(nal.length(), timestamp);
                nal.copy(0, packet, RtpPackets.HEADER_BYTES, nal.length());
                packets.add(packet);
            } else {
                fragment(nal, timestamp, maxPayloadBytes, packets);
            }
        }
        if (!packets.isEmpty()) {
            RtpPackets.mark(packets.get(packets.size() - 1));
        }
        return packets;
    }

    private void fragment(NalUnit nal, int timestamp, int maxPayloadBytes, List<byte[]> packets) {
        int room = maxPayloadBytes - NAL_HEADER_BYTES - 1;
        int type = (nal.header() >> 1) & 0x3f;
        byte[] header = new byte[NAL_HEADER_BYTES];
        nal.copy(0, header, 0, NAL_HEADER_BYTES);
        for (int from = NAL_HEADER_BYTES; from < nal.length(); from += room) {
            int length = Math.min(room, nal.length() - from);
            byte[] packet = rtp.next(NAL_HEADER_BYTES + 1 + length, timestamp);
            int start = from == NAL_HEADER_BYTES ? 0x80 : 0;
            int end = from + length == nal.length() ? 0x40 : 0;
            packet[RtpPackets.HEADER_BYTES] = (byte) ((header[0] & 0x81) | FRAGMENT << 1);
            packet[RtpPackets.HEADER_BYTES + 1] = header[1];
            packet[RtpPackets.HEADER_BYTES + 2] = (byte) (start | end | type);
            nal.copy(from, packet, RtpPackets.HEADER_BYTES + NAL_HEADER_BYTES + 1, length);
            packets.add(packet);
        }
    }
}
