package io.maskwatch.bench.kills;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.bench.kills.course.Effect;
import io.maskwatch.bench.kills.course.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What a campaign came to. Immutable.
 *
 * @param effects of each blow
 * @param audit account of every frame
 * @param doubled by camera, for how long it was published twice
 * @param told by the sinks of the campaign
 * @param differences between what they told and what an undisturbed sink tells
 * @param deaths processes that ended by themselves
 * @param badEnds processes that were asked to end, and did not do so cleanly
 * @param unsettled what had not come back when the campaign was over, and what of it could not be found out
 */
record KillsResult(
        List<Effect> effects,
        List<CameraAudit> audit,
        Map<String, Duration> doubled,
        Told told,
        List<String> differences,
        List<String> deaths,
        List<String> badEnds,
        List<String> unsettled) {
    /** When the group gives a silent worker's cameras to another: {@code ingest.sessionTimeout}. */
    static final Duration FENCING = Duration.ofSeconds(10);

    KillsResult {
        effects = List.copyOf(effects);
        audit = List.copyOf(audit);
        doubled = Map.copyOf(doubled);
        differences = List.copyOf(differences);
        deaths = List.copyOf(deaths);
        badEnds = List.copyOf(badEnds);
        unsettled = List.copyOf(unsettled);
    }

    /** What should not have been, a sentence each. */
    List<String> failures() {
        List<String> failures = new ArrayList<>(unsettled);
        failures.addAll(nothing());
        audit.stream()
                .filter(camera -> camera.lost() > 0 || camera.pending() > 0)
                .forEach(camera -> failures.add("%s: %d frames lost, %d pending"
                        .formatted(camera.cameraId(), camera.lost(), camera.pending())));
        doubled.forEach((camera, length) -> {
            if (length.compareTo(FENCING) > 0) {
                failures.add(camera + " was published twice for " + length.toMillis() + " ms");
            }
        });
        effects.forEach(effect -> effect.stopped()
                .forEach(camera -> failures.add(camera + " was begun anew by its worker, which was not hit, when "
                        + effect.struck().blow().target() + " was")));
        told.twice().forEach(what -> failures.add("told twice: " + what));
        differences.forEach(difference -> failures.add("told otherwise: " + difference));
        failures.addAll(deaths);
        failures.addAll(badEnds);
        return failures;
    }

    /** What a campaign must have had to show anything at all, and had not. */
    private List<String> nothing() {
        List<String> nothing = new ArrayList<>();
        if (effects.isEmpty()) {
            nothing.add("no blow was dealt: the campaign was too short for one");
        }
        if (sum(CameraAudit::announced) == 0) {
            nothing.add("no frame was announced");
        }
        if (told.windowCount() == 0) {
            nothing.add("no final window was told");
        }
        return nothing;
    }

    long sum(ToLongFunction<CameraAudit> count) {
        return audit.stream().mapToLong(count).sum();
    }
}
