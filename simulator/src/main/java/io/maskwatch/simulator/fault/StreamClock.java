package io.maskwatch.simulator.fault;

import io.maskwatch.simulator.stream.MediaUnit;
import java.util.ArrayList;
import java.util.List;

/** Turns a stream's own clock, as its camera's faults will have it. Not thread-safe. */
final class StreamClock {
    private static final int HZ = 90_000;

    private final FaultPanel faults;
    private boolean wrapping;
    private boolean drifting;
    private int wrapOffset;
    private int driftOrigin;

    StreamClock(FaultPanel faults) {
        this.faults = faults;
    }

    MediaUnit turn(MediaUnit unit) {
        int time = unit.rtpTimestamp();
        int turned = time - seconds(Fault.CLOCK_BACK) + seconds(Fault.CLOCK_AHEAD) + wrap(time) + drift(time);
        return turned == time ? unit : stamped(unit, turned);
    }

    private int seconds(Fault fault) {
        return (int) (long) (faults.amount(fault) * HZ);
    }

    /** What lets the clock pass from its greatest value to 0 soon. */
    private int wrap(int time) {
        boolean wanted = faults.has(Fault.CLOCK_WRAP);
        if (wanted && !wrapping) {
            wrapOffset = -seconds(Fault.CLOCK_WRAP) - time;
        }
        wrapping = wanted;
        return wanted ? wrapOffset : 0;
    }

    private int drift(int time) {
        boolean wanted = faults.has(Fault.CLOCK_DRIFT);
        if (wanted && !drifting) {
            driftOrigin = time;
        }
        drifting = wanted;
        return wanted ? (int) ((time - driftOrigin) * faults.amount(Fault.CLOCK_DRIFT) / 100) : 0;
    }

    private static MediaUnit stamped(MediaUnit unit, int timestamp) {
        List<byte[]> packets = new ArrayList<>();
        for (byte[] packet : unit.packets()) {
            byte[] copy = packet.clone();
            for (int i = 0; i < 4; i++) {
                copy[4 + i] = (byte) (timestamp >> (24 - 8 * i));
            }
            packets.add(copy);
        }
        return new MediaUnit(packets, unit.key(), timestamp, unit.capturedAt());
    }
}
