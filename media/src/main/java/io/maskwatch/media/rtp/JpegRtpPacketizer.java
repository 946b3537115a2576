package io.maskwatch.media.rtp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts JPEG pictures into RTP packets (RFC 2435) with their quantisation tables: baseline, 4:2:0, sides of whole blocks of 16
 * up to 2040 pixels, usual Huffman tables. Not thread-safe.
 */
public final class JpegRtpPacketizer {
    /** The payload type that stands for JPEG. */
    public static final int PAYLOAD_TYPE = 26;

    private static final int HALVED_COLOURS = 1;
    private static final int TABLES_IN_BAND = 255;
    private static final int MAIN_HEADER_BYTES = 8;
    private static final int TABLES_HEADER_BYTES = 4;
    private static final int START_OF_FRAME = 0xc0;
    private static final int QUANTISATION = 0xdb;
    private static final int START_OF_SCAN = 0xda;
    private static final int TABLE_BYTES = 64;

    private final RtpPackets rtp;

    public JpegRtpPacketizer(int ssrc) {
        this.rtp = new RtpPackets(PAYLOAD_TYPE, ssrc, 1, 0);
    }

    /** RTP time of a presentation time, modulo 2^32. */
    public int timestampOf(long ptsNanos) {
        return rtp.timestampOf(ptsNanos);
    }

    /** The packets of one JPEG file, headers included. */
    public List<byte[]> packets(byte[] jpeg, long ptsNanos, int maxPayloadBytes) {
        Parts parts = Parts.of(jpeg);
        List<byte[]> packets = new ArrayList<>();
        int timestamp = timestampOf(ptsNanos);
        int end = jpeg.length - 2; // the end marker stays behind
        for (int from = parts.scan; from < end; ) {
            byte[] tables = from == parts.scan ? parts.tables : new byte[0];
            int head = MAIN_HEADER_BYTES + (tables.length == 0 ? 0 : TABLES_HEADER_BYTES + tables.length);
            int length = Math.min(maxPayloadBytes - head, end - from);
            byte[] packet = rtp.next(head + length, timestamp);
            mainHeader(packet, from - parts.scan, parts);
            if (tables.length > 0) {
                int at = RtpPackets.HEADER_BYTES + MAIN_HEADER_BYTES;
                packet[at + 2] = (byte) (tables.length >> 8);
                packet[at + 3] = (byte) tables.length;
                System.arraycopy(tables, 0, packet, at + TABLES_HEADER_BYTES, tables.length);
            }
            System.arraycopy(jpeg, from, packet, RtpPackets.HEADER_BYTES + head, length);
            packets.add(packet);
            from += length;
        }
        RtpPackets.mark(packets.get(packets.size() - 1));
        return packets;
    }

    private static void mainHeader(byte[] packet, int offset, Parts parts) {
        int at = RtpPackets.HEADER_BYTES;
        packet[at + 1] = (byte) (offset >> 16);
        packet[at + 2] = (byte) (offset >> 8);
        packet[at + 3] = (byte) offset;
        packet[at + 4] = HALVED_COLOURS;
        packet[at + 5] = (byte) TABLES_IN_BAND;
        packet[at + 6] = (byte) (parts.widthPx / 8);
        packet[at + 7] = (byte) (parts.heightPx / 8);
    }

    /** Where in a file things are. */
    @SuppressWarnings("ArrayRecordComponent") // a view on a file, never compared
    private record Parts(int widthPx, int heightPx, byte[] tables, int scan) {
        static Parts of(byte[] jpeg) {
            ByteArrayOutputStream tables = new ByteArrayOutputStream();
            int widthPx = 0;
            int heightPx = 0;
            int at = 2;
            while (at + 4 < jpeg.length) {
                int marker = jpeg[at + 1] & 0xff;
                int length = word(jpeg, at + 2);
                if (marker == QUANTISATION) {
                    for (int table = at + 4; table < at + 2 + length; table += 1 + TABLE_BYTES) {
                        tables.write(jpeg, table + 1, TABLE_BYTES);
                    }
                } else if (marker == START_OF_FRAME) {
                    heightPx = word(jpeg, at + 5);
                    widthPx = word(jpeg, at + 7);
                }
                at += 2 + length;
                if (marker == START_OF_SCAN) {
                    return new Parts(widthPx, heightPx, tables.toByteArray(), at);
                }
            }
            throw new IllegalArgumentException("a JPEG of " + jpeg.length + " bytes has no scan");
        }

        private static int word(byte[] bytes, int at) {
            return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
        }
    }
}
