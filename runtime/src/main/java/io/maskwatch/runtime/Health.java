package io.maskwatch.runtime;

/**
 * Whether a part works. Immutable.
 *
 * @param healthy whether it does its work
 * @param explanation why not, in words; empty if healthy
 */
public record Health(boolean healthy, String explanation) {
    private static final Health OK = new Health(true, "");

    public static Health ok() {
        return OK;
    }

    public static Health sick(String explanation) {
        return new Health(false, explanation);
    }
}
