package io.maskwatch.app.rules;

import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Schedule;
import io.maskwatch.schemas.Weekday;
import io.maskwatch.schemas.WeeklySpan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule in the keys of the camera file. Stateless. */
public final class RuleText {
    private static final Set<RuleKind> SAMPLED =
            EnumSet.of(RuleKind.LOW_COMPLIANCE, RuleKind.CAMERA_UNFIT, RuleKind.PIPELINE_BEHIND);

    /** As many as people write; sums of fractions have more. */
    private static final MathContext SEVEN_DIGITS = new MathContext(7);

    private RuleText() {}

    /** What is stated, by key, but for the id. What its kind does not use is left out. */
    public static Map<String, String> keys(Rule rule) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("kind", word(rule.getKind()));
        if (!rule.getEnabled()) {
            keys.put("enabled", "false");
        }
        keys.put("severity", word(rule.getSeverity()));
        number(keys, "openAt", rule.getOpenAt());
        number(keys, "closeAt", rule.getCloseAt());
        keys.put("dwell", duration(rule.getDwellMs()));
        if (rule.getCloseDwellMs() != null) {
            keys.put("closeDwell", duration(rule.getCloseDwellMs()));
        }
        keys.put("coolDown", duration(rule.getCoolDownMs()));
        if (SAMPLED.contains(rule.getKind())) {
            keys.put("minimumSample", Integer.toString(rule.getMinimumSample()));
        }
        if (rule.getMaximumPerHour() > 0) {
            keys.put("maximumPerHour", Integer.toString(rule.getMaximumPerHour()));
        }
        if (rule.getSchedule() != null) {
            keys.put("schedule", schedule(rule.getSchedule()));
        }
        return keys;
    }

    /** What is stated, all but kind and severity, in one line. */
    public static String details(Rule rule) {
        return line(keys(rule));
    }

    /** The same with the thresholds that hold because the rule states none. */
    public static String inForce(Rule rule) {
        Map<String, String> keys = new LinkedHashMap<>();
        number(keys, "openAt", Thresholds.openAt(rule));
        number(keys, "closeAt", Thresholds.closeAt(rule));
        keys.replaceAll((key, value) -> value + " (default)");
        keys.putAll(keys(rule));
        return line(keys);
    }

    private static String line(Map<String, String> keys) {
        keys.keySet().removeAll(List.of("kind", "severity"));
        return keys.entrySet().stream()
                .map(key -> key.getKey() + " " + key.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A symbol as it is written in the camera file. */
    public static String word(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A time in the largest unit that states it whole. */
    public static String duration(long durationMs) {
        if (durationMs % 1_000 != 0) {
            return durationMs + "ms";
        }
        long seconds = durationMs / 1_000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
    }

    private static void number(Map<String, String> keys, String key, @Nullable Double value) {
        if (value != null) {
            BigDecimal rounded = BigDecimal.valueOf(value).round(SEVEN_DIGITS).stripTrailingZeros();
            keys.put(key, rounded.toPlainString());
        }
    }

    private static String schedule(Schedule schedule) {
        return schedule.getSpans().stream().map(RuleText::span).collect(Collectors.joining("; ")) + " "
                + schedule.getTimeZone();
    }

    private static String span(WeeklySpan span) {
        List<Weekday> days = span.getDays();
        String on =
                days.isEmpty() ? "every day" : days.stream().map(RuleText::word).collect(Collectors.joining("+"));
        return "%s %s-%s".formatted(on, clock(span.getFromMinute()), clock(span.getToMinute()));
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
