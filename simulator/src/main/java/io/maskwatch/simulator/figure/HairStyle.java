package io.maskwatch.simulator.figure;

/** What grows on, or covers, a head. */
public enum HairStyle {
    BALD,
    SHORT,
    FRINGE,
    LONG,
    BUN,
    CAP,
    BEANIE,
    HEADSCARF;

    /** Whether it falls, or is draped, below the chin. */
    boolean falls() {
        return this == LONG || this == HEADSCARF;
    }

    /** Whether it is cloth rather than hair. */
    boolean cloth() {
        return this == CAP || this == BEANIE || this == HEADSCARF;
    }
}
