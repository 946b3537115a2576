package io.maskwatch.sink.alert;

import io.maskwatch.runtime.rule.Thresholds;
import io.maskwatch.schemas.AlertEvidence;
import io.maskwatch.schemas.Rule;
import java.util.List;
import java.util.Locale;

/** Too many of the faces of the last two minutes were too small to judge: the camera hangs too far away for its task. */
final class CameraUnfitWatch implements Watch<PeopleScene> {
    /** So long without faces enough an open incident says nothing any more. */
    private static final long UNJUDGED_MS = 3_600_000;

    @Override
    public List<Finding> look(Rule rule, PeopleScene scene) {
        int faces = scene.crowd().faces();
        Double openAt = Thresholds.openAt(rule);
        Double closeAt = Thresholds.closeAt(rule);
        if (!scene.looked() || faces < Math.max(1, rule.getMinimumSample()) || openAt == null || closeAt == null) {
            return List.of(Finding.of(
                    Condition.UNJUDGED,
                    0,
                    () -> "Too few faces are %s to say whether it is fit.".formatted(scene.place()),
                    () -> evidence(scene, 0)));
        }
        double share = (double) scene.crowd().facesTooSmall() / faces;
        return List.of(Finding.of(
                Condition.rising(share, openAt, closeAt),
                share,
                () -> String.format(
                        Locale.ROOT, "%.0f %% of the faces %s are too small to judge.", 100 * share, scene.place()),
                () -> evidence(scene, share)));
    }

    private static AlertEvidence evidence(PeopleScene scene, double share) {
        return PeopleEvidence.of(scene, track -> false)
                .setShareTooSmall(share)
                .setFaces(scene.crowd().faces())
                .build();
    }

    @Override
    public long unjudgedLimitMs(PeopleScene scene) {
        return UNJUDGED_MS;
    }
}
