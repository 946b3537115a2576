package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskFit;
import java.util.List;

/** What a person does with their mask during a visit. Spells without it are short (under 2 s) or long (over 12 s), never between. */
public enum Conduct {
    MASKED(MaskFit.ON),
    UNMASKED(MaskFit.OFF),
    NOSE_OUT(MaskFit.UNDER_NOSE),
    CHIN_ONLY(MaskFit.UNDER_CHIN),
    /** Takes the mask off for a sip, less than two seconds. */
    BRIEFLY_OFF(MaskFit.ON),
    /** Takes the mask off for more than twelve seconds and puts it on again. */
    LONG_OFF(MaskFit.ON);

    private static final double SIP = 1.6;
    private static final double BREAK = 14;
    private static final double SETTLE = 5;

    private final MaskFit atFirst;

    Conduct(MaskFit atFirst) {
        this.atFirst = atFirst;
    }

    /** The shortest stand that shows this conduct clearly, in seconds. */
    double shortestStand() {
        return switch (this) {
            case MASKED -> 7;
            case UNMASKED, NOSE_OUT, CHIN_ONLY -> 13.5;
            case BRIEFLY_OFF -> SETTLE + SIP + 5;
            case LONG_OFF -> SETTLE + BREAK + 5.5;
        };
    }

    /** Whether the conduct stays the same throughout. */
    boolean constant() {
        return this != BRIEFLY_OFF && this != LONG_OFF;
    }

    /** How the mask is worn over a stand that begins at {@code arrived}. */
    List<FitSpan> fits(double arrived) {
        FitSpan first = new FitSpan(0, atFirst);
        if (constant()) {
            return List.of(first);
        }
        double off = arrived + SETTLE;
        double on = off + (this == BRIEFLY_OFF ? SIP : BREAK);
        return List.of(first, new FitSpan(off, MaskFit.OFF), new FitSpan(on, MaskFit.ON));
    }
}
