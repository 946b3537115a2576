package io.maskwatch.runtime.camera;

import io.maskwatch.runtime.camera.CameraEntry.RuleEntry;
import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns rules of the camera file into the records that travel, and refuses those that could never work. Stateless. */
final class EntryRules {
    /** More in an hour is no limit. */
    static final int MOST_PER_HOUR = 1_000;

    /** Kinds that a camera's own rules may have; what is behind is judged for all of them together. */
    static final Set<RuleKind> OF_CAMERAS =
            EnumSet.complementOf(EnumSet.of(RuleKind.UNKNOWN, RuleKind.PIPELINE_BEHIND));

    private static final Set<RuleKind> FRACTIONS = Set.of(RuleKind.LOW_COMPLIANCE, RuleKind.CAMERA_UNFIT);

    /** Kinds that open when a value rises. */
    private static final Set<RuleKind> FROM_ABOVE =
            Set.of(RuleKind.OVERCROWDED, RuleKind.CAMERA_UNFIT, RuleKind.PIPELINE_BEHIND);

    private static final Set<RuleKind> WITHOUT_THRESHOLDS = Set.of(RuleKind.UNMASKED_PERSON, RuleKind.CAMERA_SILENT);

    private EntryRules() {}

    static List<Rule> rules(List<RuleEntry> entries, String where) {
        Set<String> ids = new HashSet<>();
        for (RuleEntry entry : entries) {
            if (!ids.add(entry.id())) {
                throw Cameras.invalid(
                        where + ", rule " + entry.id(), "this id stands more than once", "Give every rule its own");
            }
        }
        return entries.stream().map(entry -> rule(entry, where)).toList();
    }

    /** Refuses a rule of a kind that would open nothing there. */
    static void requireKind(RuleEntry entry, Set<RuleKind> kinds, String where, String subject) {
        if (!kinds.contains(entry.kind())) {
            throw Cameras.invalid(
                    where + ", rule " + entry.id(),
                    "a rule of this kind opens nothing for " + subject,
                    "Kinds for it: "
                            + kinds.stream().map(EntryRules::word).sorted().collect(Collectors.joining(", ")));
        }
    }

    private static String word(RuleKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Rule rule(RuleEntry entry, String where) {
        check(entry, where + ", rule " + entry.id());
        Rule.Builder rule = Rule.newBuilder().setRuleId(entry.id()).setKind(entry.kind());
        EntryRecords.given(entry.enabled(), rule::setEnabled);
        EntryRecords.given(entry.severity(), rule::setSeverity);
        EntryRecords.given(entry.openAt(), rule::setOpenAt);
        EntryRecords.given(entry.closeAt(), rule::setCloseAt);
        EntryRecords.given(entry.dwell(), dwell -> rule.setDwellMs(dwell.toMillis()));
        EntryRecords.given(entry.closeDwell(), dwell -> rule.setCloseDwellMs(dwell.toMillis()));
        EntryRecords.given(entry.coolDown(), coolDown -> rule.setCoolDownMs(coolDown.toMillis()));
        EntryRecords.given(entry.minimumSample(), rule::setMinimumSample);
        EntryRecords.given(entry.maximumPerHour(), rule::setMaximumPerHour);
        EntryRecords.given(
                entry.schedule(),
                schedule -> rule.setSchedule(EntrySchedules.schedule(schedule, where + ", rule " + entry.id())));
        Rule built = rule.build();
        checkOrder(built, where + ", rule " + entry.id());
        return built;
    }

    private static void check(RuleEntry entry, String where) {
        if (WITHOUT_THRESHOLDS.contains(entry.kind()) && (entry.openAt() != null || entry.closeAt() != null)) {
            throw Cameras.invalid(
                    where, word(entry.kind()) + " has no thresholds", "Leave openAt and closeAt out, or write dwell");
        }
        double most = FRACTIONS.contains(entry.kind()) ? 1 : 1_000_000;
        EntryRecords.given(entry.openAt(), value -> Cameras.between(where + ", openAt", value, 0, most));
        EntryRecords.given(entry.closeAt(), value -> Cameras.between(where + ", closeAt", value, 0, most));
        EntryRecords.given(
                entry.minimumSample(), value -> Cameras.between(where + ", minimumSample", value, 1, 1_000_000));
        EntryRecords.given(
                entry.maximumPerHour(), value -> Cameras.between(where + ", maximumPerHour", value, 0, MOST_PER_HOUR));
        if (entry.kind() == RuleKind.OVERCROWDED && (entry.openAt() == null || entry.openAt() < 1)) {
            throw Cameras.invalid(
                    where + ", openAt", "it does not say how many persons are a crowd", "Write openAt: 30");
        }
    }

    /** What the rule leaves out counts as well. */
    private static void checkOrder(Rule rule, String where) {
        Double openAt = Thresholds.openAt(rule);
        Double closeAt = Thresholds.closeAt(rule);
        if (openAt == null || closeAt == null) {
            return;
        }
        String opens = rule.getOpenAt() == null ? "openAt, which is %s if left out,".formatted(openAt) : "openAt,";
        if (rule.getKind() == RuleKind.LOW_COMPLIANCE && closeAt < openAt) {
            throw Cameras.invalid(where, "closeAt is below " + opens + " so that it would flutter", "Raise closeAt");
        }
        if (FROM_ABOVE.contains(rule.getKind()) && closeAt > openAt) {
            throw Cameras.invalid(where, "closeAt is above " + opens + " so that it would flutter", "Lower closeAt");
        }
    }
}
