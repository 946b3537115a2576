package io.maskwatch.runtime.rule;

import io.maskwatch.schemas.Rule;
import org.jspecify.annotations.Nullable;

/** Where a rule's incidents open and close, with what holds where the rule is silent. Stateless. */
public final class Thresholds {
    private static final double LOW_COMPLIANCE = 0.7;
    private static final double UNFIT = 0.5;
    private static final double BEHIND_SECONDS = 15;
    private static final double FRACTION_APART = 0.1;

    private Thresholds() {}

    /** The value at which it opens; null for kinds without one, and for a crowd of unknown size. */
    public static @Nullable Double openAt(Rule rule) {
        Double own = rule.getOpenAt();
        return switch (rule.getKind()) {
            case LOW_COMPLIANCE -> own == null ? Double.valueOf(LOW_COMPLIANCE) : own;
            case CAMERA_UNFIT -> own == null ? Double.valueOf(UNFIT) : own;
            case PIPELINE_BEHIND -> own == null ? Double.valueOf(BEHIND_SECONDS) : own;
            case OVERCROWDED -> own;
            case UNMASKED_PERSON, CAMERA_SILENT, UNKNOWN -> null;
        };
    }

    /** The value at which it closes. */
    public static @Nullable Double closeAt(Rule rule) {
        Double openAt = openAt(rule);
        if (openAt == null || rule.getCloseAt() != null) {
            return openAt == null ? null : rule.getCloseAt();
        }
        return switch (rule.getKind()) {
            case LOW_COMPLIANCE -> Math.min(1, openAt + FRACTION_APART);
            case CAMERA_UNFIT -> Math.max(0, openAt - FRACTION_APART);
            case OVERCROWDED -> 0.9 * openAt;
            default -> openAt / 2;
        };
    }
}
