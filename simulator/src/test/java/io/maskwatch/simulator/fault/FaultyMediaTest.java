package io.maskwatch.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.simulator.stream.MediaUnit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaultyMediaTest {
    private static final int HZ = 90_000;
    private static final int PACKETS = 100;

    private final FaultPanel faults = new FaultPanel();
    private final FaultyMedia media = new FaultyMedia(faults, new Random(1));

    @Test
    void letsEverythingPassWithoutAFault() {
        assertThat(media.filter(unit(3))).singleElement().satisfies(unit -> {
            assertThat(unit.packets()).hasSize(PACKETS);
            assertThat(unit.key()).isTrue();
        });
    }

    @Test
    void sendsNothingOfASessionThatItHasForgotten() {
        faults.begin(Fault.SESSION_LOST);
        assertThat(media.filter(unit(0))).isEmpty();
        faults.end(Fault.SESSION_LOST);
        assertThat(media.filter(unit(1))).hasSize(1);
    }

    @Test
    void losesItsShareOfPackets() {
        faults.begin(Fault.LOSS, 20);
        int passed = 0;
        for (int second = 0; second < 100; second++) {
            passed += media.filter(unit(second)).get(0).packets().size();
        }
        assertThat(passed).isBetween(7_500, 8_500);
    }

    @Test
    void losesNoPacketByShufflingThem() {
        faults.begin(Fault.REORDERING, 20);
        List<Integer> order = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            media.filter(unit(second)).get(0).packets().forEach(packet -> order.add((int) packet[12]));
        }
        faults.end(Fault.REORDERING);
        media.filter(unit(10)).get(0).packets().forEach(packet -> order.add((int) packet[12]));

        assertThat(order).hasSize(11 * PACKETS);
        assertThat(order.subList(0, PACKETS))
                .isNotEqualTo(order.stream().sorted().toList());
    }

    @Test
    void cutsAndCorruptsCopies() {
        MediaUnit unit = unit(0);
        faults.begin(Fault.TRUNCATION, 100);
        assertThat(media.filter(unit).get(0).packets()).allMatch(packet -> packet.length == 16);
        faults.end(Fault.TRUNCATION);
        faults.begin(Fault.CORRUPTION, 100);
        assertThat(media.filter(unit).get(0).packets()).isNotEqualTo(unit.packets());
        assertThat(unit.packets()).allMatch(packet -> packet.length == 20);
        faults.end(Fault.CORRUPTION);
        assertThat(media.filter(unit).get(0).packets()).isEqualTo(unit.packets());
    }

    @Test
    void holdsPicturesBackAndSendsThemAtOnce() {
        faults.begin(Fault.BURST_THEN_GAP, 3);
        assertThat(media.filter(unit(0))).isEmpty();
        assertThat(media.filter(unit(2))).isEmpty();
        assertThat(media.filter(unit(3))).hasSize(3);
        assertThat(media.filter(unit(4))).isEmpty();
        faults.end(Fault.BURST_THEN_GAP);
        assertThat(media.filter(unit(5))).hasSize(2);
    }

    @Test
    void turnsTheStreamsClock() {
        faults.begin(Fault.CLOCK_BACK, 10);
        assertThat(timeOf(20)).isEqualTo(10 * HZ);
        faults.end(Fault.CLOCK_BACK);
        assertThat(timeOf(21)).isEqualTo(21 * HZ);
        faults.begin(Fault.CLOCK_WRAP, 2);
        assertThat(timeOf(30)).isEqualTo(-2 * HZ);
        assertThat(timeOf(32)).isZero();
        faults.end(Fault.CLOCK_WRAP);
        faults.begin(Fault.CLOCK_DRIFT, 10);
        assertThat(timeOf(40)).isEqualTo(40 * HZ);
        assertThat(timeOf(50)).isEqualTo(51 * HZ);
    }

    private int timeOf(int second) {
        MediaUnit unit = media.filter(unit(second)).get(0);
        assertThat(unit.packets()).allMatch(packet -> ByteBuffer.wrap(packet).getInt(4) == unit.rtpTimestamp());
        return unit.rtpTimestamp();
    }

    /** A key frame of packets of eight bytes each, which bear their number. */
    private static MediaUnit unit(int second) {
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            byte[] packet = new byte[20];
            ByteBuffer.wrap(packet).putInt(4, second * HZ);
            packet[12] = (byte) i;
            packets.add(packet);
        }
        return new MediaUnit(packets, true, second * HZ, Instant.EPOCH.plusSeconds(second));
    }
}
