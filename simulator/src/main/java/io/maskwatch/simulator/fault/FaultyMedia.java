package io.maskwatch.simulator.fault;

import io.maskwatch.simulator.stream.MediaFilter;
import io.maskwatch.simulator.stream.MediaUnit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A stream's packets as its camera's faults let them through. For one stream's thread. */
public final class FaultyMedia implements MediaFilter {
    private final FaultPanel faults;
    private final StreamClock clock;
    private final PacketDamage damage;
    private final List<MediaUnit> held = new ArrayList<>();
    private @Nullable Instant heldSince;

    /**
     * A filter that lets everything pass while there is no fault.
     *
     * @param random decides which packets a fault strikes
     */
    public FaultyMedia(FaultPanel faults, RandomGenerator random) {
        this.faults = faults;
        this.clock = new StreamClock(faults);
        this.damage = new PacketDamage(faults, random);
    }

    @Override
    public List<MediaUnit> filter(MediaUnit unit) {
        if (faults.has(Fault.NO_PACKETS) || faults.has(Fault.SESSION_LOST)) {
            return List.of();
        }
        MediaUnit turned = clock.turn(unit);
        List<byte[]> packets = damage.pass(turned.packets());
        boolean begins = turned.key() || faults.has(Fault.RARE_KEY_FRAMES);
        return released(new MediaUnit(packets, begins, turned.rtpTimestamp(), turned.capturedAt()));
    }

    private List<MediaUnit> released(MediaUnit unit) {
        held.add(unit);
        if (heldSince == null) {
            heldSince = unit.capturedAt();
        }
        long seconds = Math.round(faults.amount(Fault.BURST_THEN_GAP));
        if (unit.capturedAt().isBefore(heldSince.plus(Duration.ofSeconds(seconds)))) {
            return List.of();
        }
        List<MediaUnit> all = List.copyOf(held);
        held.clear();
        heldSince = null;
        return all;
    }
}
