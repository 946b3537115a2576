package io.maskwatch.sink.group;

import io.maskwatch.sink.state.Member;
import io.maskwatch.sink.state.Signal;
import io.maskwatch.sink.state.SiteMemory;
import java.util.ArrayList;
import java.util.List;

/**
 * The site's step: memory and a signal of a camera to new memory and what is to be told. Signals are worked in by the
 * cameras' own times, second by second, each second when all cameras that are waited for were heard of up to then; so
 * their order between cameras does not matter. The memory handed in belongs to the step. Stateless.
 */
public final class SiteStep {
    private SiteStep() {}

    /** The memory of a site that is heard of for the first time. */
    public static SiteMemory begin() {
        return SiteMemory.newBuilder()
                .setCameras(new ArrayList<>())
                .setAhead(new ArrayList<>())
                .setTroubled(new ArrayList<>())
                .setSilences(new ArrayList<>())
                .build();
    }

    /**
     * A camera tells how it is.
     *
     * @param causedMs when the broker had the message that caused it
     */
    public static GroupTold signal(SiteMemory memory, Signal signal, long causedMs, GroupContext context) {
        Members.heard(memory.getCameras(), signal, causedMs);
        if (!wellAsBefore(memory, signal)) {
            Members.queue(memory.getAhead(), signal);
        }
        return time(memory, context);
    }

    /** Time may have passed. */
    public static GroupTold time(SiteMemory memory, GroupContext context) {
        memory.setCameras(
                Members.only(memory.getCameras(), camera -> context.streaming().contains(camera.getCameraId())));
        SiteTurn turn = new SiteTurn(memory, context);
        turn.dropThoseGone();
        long untilMs = Members.least(memory.getCameras(), context.streaming(), context, Member::getHeardUntil)
                .orElse(context.readUntilMs() - Members.BEHIND_MS);
        if (memory.getNow() < 0) {
            memory.setNow(Math.floorDiv(first(memory.getAhead(), untilMs), 1000L) * 1000 - 1000);
        }
        turn.advance(untilMs);
        return turn.told();
    }

    private static long first(List<Signal> ahead, long otherwise) {
        return ahead.isEmpty() ? otherwise : Math.min(ahead.get(0).getAt(), otherwise);
    }

    /** Most signals say that all is well with a camera with which all was well; they need not wait their turn. */
    private static boolean wellAsBefore(SiteMemory memory, Signal signal) {
        return signal.getSilences().isEmpty()
                && signal.getFlow() == null
                && memory.getAhead().stream().noneMatch(other -> of(other, signal))
                && memory.getTroubled().stream().noneMatch(other -> of(other, signal));
    }

    private static boolean of(Signal other, Signal signal) {
        return other.getCameraId().equals(signal.getCameraId());
    }
}
