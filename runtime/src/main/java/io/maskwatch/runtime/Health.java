package io.maskwatch.runtime;

/**
 * Whether a part works. Immutable.
 *
 * @param healthy whether it does its work
 * @param explanation why not, in words; empty if healthy
 * @param lasting whether it stays so until the process is started again
 */
public record Health(boolean healthy, String explanation, boolean lasting) {
    private static final Health OK = new Health(true, "", false);

    public static Health ok() {
        return OK;
    }

    public static Health sick(String explanation) {
        return new Health(false, explanation, false);
    }

    /** Does not work, and will not by itself: its process had better end, so that another takes its place. */
    public static Health broken(String explanation) {
        return new Health(false, explanation, true);
    }
}
