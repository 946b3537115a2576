package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.YamlKey;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One fault for a while.
 *
 * @param at when it begins, since the script's start
 * @param fault what goes wrong
 * @param lasting how long; null if it never ends
 * @param amount how much of it, in the fault's own unit; null for what its name stands for, or where there is no more or less
 */
public record FaultSpell(
        Duration at,
        NamedFault fault,
        @YamlKey("for") @Nullable Duration lasting,
        @Nullable Double amount) {
    /** Of each of these a camera has one at a time: they take its port away, or send other media. */
    private static final List<Set<Fault>> RIVALS = List.of(
            EnumSet.of(Fault.OFF, Fault.HOST_SILENT),
            EnumSet.of(Fault.RARE_KEY_FRAMES, Fault.OTHER_RESOLUTION, Fault.H265, Fault.MJPEG));

    public FaultSpell {
        if (lasting != null && (lasting.isNegative() || lasting.isZero())) {
            throw refused(
                    fault,
                    "it would end when it begins",
                    "Give for: a duration such as 30s, or leave it out for a fault that never ends.");
        }
        if (amount != null) {
            requireAllowed(fault, amount);
        }
    }

    private static void requireAllowed(NamedFault fault, double amount) {
        Amount allowed = fault.fault().amount();
        if (allowed.equals(Amount.NONE)) {
            throw refused(fault, "there is no more or less of it", "Leave amount out.");
        }
        if (!allowed.allows(amount)) {
            throw refused(
                    fault,
                    "amount " + amount + " is out of range",
                    "Give 0 to " + allowed.most() + " " + allowed.unit() + ", or leave it out.");
        }
    }

    /** How much of it. */
    double effectiveAmount() {
        return amount == null ? fault.amount() : amount;
    }

    /** When it is over; null if it never is. */
    @Nullable
    Duration until() {
        return lasting == null ? null : at.plus(lasting);
    }

    /** @throws UserError if the camera cannot have both */
    void requireApartFrom(FaultSpell other) {
        if (isLike(other) && beginsBeforeEndOf(other) && other.beginsBeforeEndOf(this)) {
            throw refused(
                    fault,
                    "at " + at.toSeconds() + " s it begins before " + other.fault.text()
                            + " is over, and both are of one kind",
                    "Let the first of them end before the second begins.");
        }
    }

    private boolean isLike(FaultSpell other) {
        return fault.fault() == other.fault.fault()
                || RIVALS.stream().anyMatch(rivals -> rivals.containsAll(List.of(fault.fault(), other.fault.fault())));
    }

    private boolean beginsBeforeEndOf(FaultSpell other) {
        Duration end = other.until();
        return end == null || at.compareTo(end) < 0;
    }

    private static UserError refused(NamedFault fault, String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, "fault " + fault.text(), cause, remedy);
    }
}
