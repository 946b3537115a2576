package io.maskwatch.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.media.AccessUnit;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.ffmpeg.FfmpegH264Encoder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H264RtpPacketizerTest {
    private static final int SSRC = 0x12345678;

    @ParameterizedTest
    @ValueSource(ints = {3, 50, 1200, 1_000_000})
    void reassemblesToTheSameUnits(int maxPayloadBytes) {
        H264RtpPacketizer packetizer = new H264RtpPacketizer(96, SSRC, 65_530, 0);
        for (AccessUnit unit : encoded()) {
            List<byte[]> packets = packetizer.packets(unit, maxPayloadBytes);
            assertThat(packets).allMatch(packet -> packet.length <= maxPayloadBytes + H264RtpPacketizer.HEADER_BYTES);
            assertThat(reassembled(packets)).containsExactlyElementsOf(unitsOf(unit));
        }
    }

    @Test
    void marksTheLastPacketAndCountsOn() {
        H264RtpPacketizer packetizer = new H264RtpPacketizer(96, SSRC, 65_530, 1000);
        int expected = 65_530;
        for (AccessUnit unit : encoded()) {
            List<byte[]> packets = packetizer.packets(unit, 500);
            for (int i = 0; i < packets.size(); i++) {
                ByteBuffer header = ByteBuffer.wrap(packets.get(i));
                assertThat(header.get(0)).isEqualTo((byte) 0x80);
                assertThat((header.get(1) & 0x80) != 0).isEqualTo(i == packets.size() - 1);
                assertThat(header.get(1) & 0x7f).isEqualTo(96);
                assertThat(header.getShort(2) & 0xffff).isEqualTo(expected);
                assertThat(header.getInt(4)).isEqualTo((int) (1000 + unit.ptsNanos() * 9 / 100_000));
                assertThat(header.getInt(8)).isEqualTo(SSRC);
                expected = (expected + 1) & 0xffff;
            }
        }
        assertThat(packetizer.nextSequence()).isEqualTo(expected);
    }

    @Test
    void lastsLongerThanTheClock() {
        H264RtpPacketizer packetizer = new H264RtpPacketizer(96, SSRC, 0, 0);
        long days = 400L * 24 * 3600;
        assertThat(packetizer.timestampOf(days * 1_000_000_000L)).isEqualTo((int) (days * 90_000));
        assertThat(packetizer.timestampOf(40_000_000)).isEqualTo(3600);
    }

    @Test
    void sendsParameterSetsBeforeEachKeyFrame() {
        for (AccessUnit unit : encoded()) {
            List<Integer> types =
                    NalUnit.split(unit.annexB()).stream().map(NalUnit::type).toList();
            if (unit.key()) {
                assertThat(types).startsWith(NalUnit.SPS, NalUnit.PPS).contains(NalUnit.IDR_SLICE);
            } else {
                assertThat(types).doesNotContain(NalUnit.IDR_SLICE);
            }
        }
    }

    @Test
    void refusesSenselessSettings() {
        assertThatThrownBy(() -> new H264RtpPacketizer(26, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new H264RtpPacketizer(96, 0, 0, 0).packets(new AccessUnit(new byte[] {0, 0, 1, 5}, true, 0), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<AccessUnit> encoded() {
        List<AccessUnit> units = new ArrayList<>();
        byte[] rgb = new byte[3 * 64 * 64];
        try (FfmpegH264Encoder encoder = new FfmpegH264Encoder(64, 64, 25, 500_000, 5)) {
            for (int i = 0; i < 12; i++) {
                new Random(i).nextBytes(rgb);
                units.addAll(encoder.encode(new RgbImage(64, 64, rgb), i * 40_000_000L, i == 7));
            }
        }
        assertThat(units).hasSize(12);
        assertThat(units.get(7).key()).as("forced").isTrue();
        return units;
    }

    private static List<ByteBuffer> unitsOf(AccessUnit unit) {
        return NalUnit.split(unit.annexB()).stream()
                .map(nal -> ByteBuffer.wrap(nal.bytes()))
                .toList();
    }

    /** The other side, as RFC 6184 says. */
    private static List<ByteBuffer> reassembled(List<byte[]> packets) {
        List<ByteBuffer> units = new ArrayList<>();
        ByteArrayOutputStream fragments = new ByteArrayOutputStream();
        for (byte[] packet : packets) {
            byte[] payload = Arrays.copyOfRange(packet, H264RtpPacketizer.HEADER_BYTES, packet.length);
            if ((payload[0] & 0x1f) != 28) {
                units.add(ByteBuffer.wrap(payload));
                continue;
            }
            if ((payload[1] & 0x80) != 0) {
                fragments.reset();
                fragments.write((payload[0] & 0xe0) | (payload[1] & 0x1f));
            }
            fragments.write(payload, 2, payload.length - 2);
            if ((payload[1] & 0x40) != 0) {
                units.add(ByteBuffer.wrap(fragments.toByteArray()));
            }
        }
        return units;
    }
}
