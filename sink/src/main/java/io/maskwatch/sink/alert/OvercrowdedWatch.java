package io.maskwatch.sink.alert;

import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.Rule;
import java.util.List;

/**
 * Too many persons are in the picture at once; of an area, the sum over its cameras. What cannot be counted for the
 * length of a window is over: nothing is known then.
 */
final class OvercrowdedWatch implements Watch<PeopleScene> {
    @Override
    public List<Finding> look(Rule rule, PeopleScene scene) {
        Double openAt = Thresholds.openAt(rule);
        Double closeAt = Thresholds.closeAt(rule);
        if (openAt == null || closeAt == null || openAt <= 0) {
            return List.of();
        }
        int persons = scene.crowd().persons();
        if (!scene.looked() || persons < 0) {
            return List.of(Finding.of(
                    Condition.UNJUDGED,
                    0,
                    () -> "How many persons are %s is not known any more.".formatted(scene.place()),
                    () -> PeopleEvidence.of(scene, track -> true).build()));
        }
        return List.of(Finding.of(
                Condition.rising(persons, openAt, closeAt),
                persons / openAt,
                () -> "%d persons are %s at once.".formatted(persons, scene.place()),
                () -> PeopleEvidence.of(scene, track -> true).build()));
    }

    @Override
    public long unjudgedLimitMs(PeopleScene scene) {
        return scene.crowd().windowMs();
    }
}
