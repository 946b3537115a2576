package io.maskwatch.app.demo;

import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Severity;
import java.time.Duration;
import java.util.List;

/** The rules that the demonstration judges by: short, so that incidents open and close while one watches. */
public final class DemoRules {
    /** Length of a window. */
    public static final Duration WINDOW = Duration.ofSeconds(12);
    /** How long a condition must hold before an incident opens. */
    public static final Duration DWELL = Duration.ofSeconds(5);
    /** Rate below which compliance is low. */
    public static final double OPEN_AT = 0.6;
    /** Persons with a known verdict needed before a rate is judged. */
    public static final int MINIMUM_SAMPLE = 3;

    private static final double CLOSE_AT = 0.7;

    private DemoRules() {}

    /** The settings of the whole site. */
    public static Settings settings() {
        Rule unmasked = Rule.newBuilder()
                .setRuleId("unmasked-person")
                .setKind(RuleKind.UNMASKED_PERSON)
                .setSeverity(Severity.WARNING)
                .setDwellMs(DWELL.toMillis())
                .setCoolDownMs(0)
                .build();
        Rule low = Rule.newBuilder()
                .setRuleId("low-compliance")
                .setKind(RuleKind.LOW_COMPLIANCE)
                .setSeverity(Severity.CRITICAL)
                .setOpenAt(OPEN_AT)
                .setCloseAt(CLOSE_AT)
                .setDwellMs(DWELL.toMillis())
                .setCoolDownMs(WINDOW.toMillis())
                .setMinimumSample(MINIMUM_SAMPLE)
                .build();
        return Settings.newBuilder()
                .setSubject("site")
                .setWindowMs(WINDOW.toMillis())
                .setRules(List.of(unmasked, low))
                .build();
    }
}
