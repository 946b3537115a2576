package io.maskwatch.sink.api.report;

/**
 * One reason why a camera is fit for the job or not. Immutable.
 *
 * @param level how bad it is
 * @param code what it is about, for programs
 * @param text the same for people
 * @param remedy what to do; empty if there is nothing to do
 */
public record Finding(Level level, String code, String text, String remedy) {
    /** Whether a camera can do its job. */
    public enum Level {
        UNKNOWN,
        /** It is switched off, and nobody asks. */
        DISABLED,
        GOOD,
        DOUBTFUL,
        UNFIT
    }
}
