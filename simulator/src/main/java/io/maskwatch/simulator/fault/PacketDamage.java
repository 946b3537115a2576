package io.maskwatch.simulator.fault;

import io.maskwatch.media.rtp.H264RtpPacketizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Loses, shuffles and damages packets at random, as a camera's faults will have it. Not thread-safe. */
final class PacketDamage {
    private final FaultPanel faults;
    private final RandomGenerator random;
    private byte @Nullable [] late;

    PacketDamage(FaultPanel faults, RandomGenerator random) {
        this.faults = faults;
        this.random = random;
    }

    List<byte[]> pass(List<byte[]> packets) {
        List<byte[]> passed = new ArrayList<>();
        for (byte[] packet : packets) {
            if (!strikes(Fault.LOSS)) {
                order(damage(packet), passed);
            }
        }
        return passed;
    }

    private boolean strikes(Fault fault) {
        return faults.has(fault) && random.nextDouble(100) < faults.amount(fault);
    }

    private byte[] damage(byte[] packet) {
        if (strikes(Fault.CORRUPTION)) {
            return corrupted(packet);
        }
        if (strikes(Fault.TRUNCATION)) {
            int payload = packet.length - H264RtpPacketizer.HEADER_BYTES;
            return Arrays.copyOf(packet, H264RtpPacketizer.HEADER_BYTES + payload / 2);
        }
        return packet;
    }

    private byte[] corrupted(byte[] packet) {
        byte[] copy = packet.clone();
        for (int i = 0; i < 8; i++) {
            int at = random.nextInt(H264RtpPacketizer.HEADER_BYTES, Math.max(13, copy.length));
            if (at < copy.length) {
                copy[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return copy;
    }

    private void order(byte[] packet, List<byte[]> passed) {
        byte[] waiting = late;
        late = null;
        if (waiting == null && strikes(Fault.REORDERING)) {
            late = packet;
            return;
        }
        passed.add(packet);
        if (waiting != null) {
            passed.add(waiting);
        }
    }
}
