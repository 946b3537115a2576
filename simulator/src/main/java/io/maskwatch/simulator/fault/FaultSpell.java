package io.maskwatch.simulator.fault;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One fault for a while.
 *
 * @param fault what goes wrong
 * @param from when it begins, since the camera's start
 * @param until when it is over; null if it never is
 * @param amount how much of it; null for the fault's usual amount
 */
public record FaultSpell(
        Fault fault,
        Duration from,
        @Nullable Duration until,
        @Nullable Double amount) {
    public FaultSpell {
        if (from.isNegative() || (until != null && until.compareTo(from) <= 0)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "fault " + fault + " from " + from + " until " + until,
                    "it would end before it begins",
                    "Give times since the camera's start, the end after the beginning.");
        }
        if (amount != null && !(amount >= 0)) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    "fault " + fault + ", amount " + amount,
                    "this is no amount",
                    "Give 0 or more, or leave it out.");
        }
    }

    /** How much of it. */
    public double effectiveAmount() {
        return amount == null ? fault.usualAmount() : amount;
    }
}
