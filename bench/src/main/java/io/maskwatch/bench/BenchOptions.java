package io.maskwatch.bench;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;

/** What benchmarks demand of their options. Stateless. */
public final class BenchOptions {
    private BenchOptions() {}

    /**
     * Refuses a value that is not allowed.
     *
     * @param holds whether it is
     * @param option its name and value
     * @param expected what it must be, in words
     */
    public static void require(boolean holds, String option, String expected) {
        if (!holds) {
            throw new UserError(ExitCode.USAGE, option, "the value is not allowed", "It must be " + expected);
        }
    }
}
