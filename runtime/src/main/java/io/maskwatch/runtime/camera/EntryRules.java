package io.maskwatch.runtime.camera;

import io.maskwatch.runtime.camera.CameraEntry.RuleEntry;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns rules of the camera file into the records that travel, and refuses those that could never work. Stateless. */
final class EntryRules {
    private static final Set<RuleKind> FRACTIONS = Set.of(RuleKind.LOW_COMPLIANCE, RuleKind.CAMERA_UNFIT);

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

    private static Rule rule(RuleEntry entry, String where) {
        check(entry, where + ", rule " + entry.id());
        Rule.Builder rule = Rule.newBuilder().setRuleId(entry.id()).setKind(entry.kind());
        EntryRecords.given(entry.enabled(), rule::setEnabled);
        EntryRecords.given(entry.severity(), rule::setSeverity);
        EntryRecords.given(entry.openAt(), rule::setOpenAt);
        EntryRecords.given(entry.closeAt(), rule::setCloseAt);
        EntryRecords.given(entry.dwell(), dwell -> rule.setDwellMs(dwell.toMillis()));
        EntryRecords.given(entry.coolDown(), coolDown -> rule.setCoolDownMs(coolDown.toMillis()));
        EntryRecords.given(entry.minimumSample(), rule::setMinimumSample);
        return rule.build();
    }

    private static void check(RuleEntry entry, String where) {
        double most = FRACTIONS.contains(entry.kind()) ? 1 : 1_000_000;
        EntryRecords.given(entry.openAt(), value -> Cameras.between(where + ", openAt", value, 0, most));
        EntryRecords.given(entry.closeAt(), value -> Cameras.between(where + ", closeAt", value, 0, most));
        EntryRecords.given(
                entry.minimumSample(), value -> Cameras.between(where + ", minimumSample", value, 1, 1_000_000));
        Double openAt = entry.openAt();
        Double closeAt = entry.closeAt();
        if (openAt == null || closeAt == null) {
            return;
        }
        if (entry.kind() == RuleKind.LOW_COMPLIANCE && closeAt < openAt) {
            throw Cameras.invalid(where, "closeAt is below openAt, so that it would flutter", "Raise closeAt");
        }
        if (entry.kind() == RuleKind.OVERCROWDED && closeAt > openAt) {
            throw Cameras.invalid(where, "closeAt is above openAt, so that it would flutter", "Lower closeAt");
        }
    }
}
