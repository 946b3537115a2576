package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.math.BigDecimal;

/**
 * What numbers an option takes, both ends included. Immutable.
 *
 * @param option its name
 * @param lowest that is allowed
 * @param highest that is allowed
 */
public record OptionRange(String option, double lowest, double highest) {
    /**
     * Refuses a value that is outside.
     *
     * @throws UserError if it is, or is no number
     */
    public void require(double value) {
        if (!(value >= lowest && value <= highest)) {
            throw new UserError(
                    ExitCode.USAGE,
                    option + " " + text(value),
                    "the value is not allowed",
                    "Give a number from " + text(lowest) + " to " + text(highest));
        }
    }

    /**
     * Refuses a size in pixels that is outside, or odd.
     *
     * @throws UserError if it is
     */
    public void requireEven(int px) {
        require(px);
        if (px % 2 != 0) {
            throw new UserError(
                    ExitCode.USAGE,
                    option + " " + px,
                    "it is odd, and video has even sizes",
                    "Give " + (px - 1) + " or " + (px + 1));
        }
    }

    private static String text(double number) {
        return Double.isFinite(number)
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}
