package io.maskwatch.simulator.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Builds RTCP sender reports with a source description (RFC 3550, 6.4.1 and 6.5). */
final class SenderReport {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final int SENDER_REPORT = 200;
    private static final int SOURCE_DESCRIPTION = 202;
    private static final byte[] NAME = "maskwatch".getBytes(StandardCharsets.US_ASCII);

    private SenderReport() {}

    static byte[] of(int ssrc, Instant at, int rtpTimestamp, long packets, long octets) {
        ByteBuffer report = ByteBuffer.allocate(28 + 8 + 12);
        report.put((byte) 0x80).put((byte) SENDER_REPORT).putShort((short) 6).putInt(ssrc);
        report.putInt((int) (at.getEpochSecond() + SECONDS_1900_TO_1970));
        report.putInt((int) (((long) at.getNano() << 32) / 1_000_000_000L));
        report.putInt(rtpTimestamp).putInt((int) packets).putInt((int) octets);
        report.put((byte) 0x81)
                .put((byte) SOURCE_DESCRIPTION)
                .putShort((short) 4)
                .putInt(ssrc);
        report.put((byte) 1).put((byte) NAME.length).put(NAME);
        return report.array();
    }
}
