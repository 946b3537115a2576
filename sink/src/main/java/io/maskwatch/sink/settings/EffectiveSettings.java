package io.maskwatch.sink.settings;

import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applies to a camera, an area, or the site: its own settings above the site's above the built-in ones. Stateless.
 */
public final class EffectiveSettings {
    /** The subject whose settings all cameras share. */
    public static final String SITE = "site";
    /** What the subject of an area begins with. */
    public static final String AREA = "area:";

    private static final int DEFAULT_SAMPLE = 5;
    private static final long DEFAULT_WINDOW_MS = 60_000;
    private static final long SHORTEST_WINDOW_MS = 1_000;

    private EffectiveSettings() {}

    /** The settings in force for a camera, merged into one record, under the revision of the most specific one. */
    public static SubjectSettings of(
            String cameraId, @Nullable SubjectSettings camera, @Nullable SubjectSettings site) {
        Settings.Builder merged = Settings.newBuilder()
                .setSubject(cameraId)
                .setRules(builtInRules())
                .setWindowMs(DEFAULT_WINDOW_MS)
                .setZones(List.of());
        long revision = -1;
        if (site != null) {
            lay(merged, site.settings());
            if (site.settings().getWindowMs() != null) {
                merged.setWindowMs(Math.max(SHORTEST_WINDOW_MS, site.settings().getWindowMs()));
            }
            revision = site.revision();
        }
        if (camera != null) {
            lay(merged, camera.settings());
            merged.setZones(camera.settings().getZones());
            revision = camera.revision();
        }
        return new SubjectSettings(merged.build(), revision);
    }

    /** The settings in force for an area: of the site's the length of the windows and the limit, but no rules. */
    public static SubjectSettings ofArea(SubjectSettings area, @Nullable SubjectSettings site) {
        SubjectSettings merged = of(area.settings().getSubject(), null, site);
        Settings.Builder settings = Settings.newBuilder(merged.settings())
                .setName(area.settings().getName())
                .setCameras(
                        area.settings().getCameras() == null
                                ? List.of()
                                : area.settings().getCameras())
                .setRules(
                        area.settings().getRules() == null
                                ? List.of()
                                : area.settings().getRules());
        if (area.settings().getMaximumAlertsPerHour() != null) {
            settings.setMaximumAlertsPerHour(area.settings().getMaximumAlertsPerHour());
        }
        return new SubjectSettings(settings.build(), area.revision());
    }

    /** Persons with a verdict that a window's rate is to rest on: those of the first rule about it. */
    public static int minimumSample(Settings settings) {
        List<Rule> rules = settings.getRules() == null ? List.of() : settings.getRules();
        return rules.stream()
                .filter(rule -> rule.getKind() == RuleKind.LOW_COMPLIANCE)
                .mapToInt(Rule::getMinimumSample)
                .findFirst()
                .orElse(DEFAULT_SAMPLE);
    }

    /** Length of the windows. */
    public static long windowMs(Settings settings) {
        return settings.getWindowMs() == null ? DEFAULT_WINDOW_MS : settings.getWindowMs();
    }

    private static void lay(Settings.Builder merged, Settings over) {
        if (over.getRules() != null) {
            merged.setRules(over.getRules());
        }
        if (over.getMinimumFacePx() != null) {
            merged.setMinimumFacePx(over.getMinimumFacePx());
        }
        if (over.getMaximumAlertsPerHour() != null) {
            merged.setMaximumAlertsPerHour(over.getMaximumAlertsPerHour());
        }
    }

    /** The rules of a site that has no settings. */
    public static List<Rule> builtInRules() {
        return List.of(
                Rule.newBuilder()
                        .setRuleId("unmasked-person")
                        .setKind(RuleKind.UNMASKED_PERSON)
                        .setDwellMs(10_000)
                        .setCoolDownMs(30_000)
                        .build(),
                Rule.newBuilder()
                        .setRuleId("low-compliance")
                        .setKind(RuleKind.LOW_COMPLIANCE)
                        .setOpenAt(0.7)
                        .setCloseAt(0.8)
                        .setDwellMs(10_000)
                        .setMinimumSample(5)
                        .build(),
                Rule.newBuilder()
                        .setRuleId("camera-silent")
                        .setKind(RuleKind.CAMERA_SILENT)
                        .setSeverity(Severity.CRITICAL)
                        .setDwellMs(60_000)
                        .setCoolDownMs(60_000)
                        .build(),
                Rule.newBuilder()
                        .setRuleId("camera-unfit")
                        .setKind(RuleKind.CAMERA_UNFIT)
                        .setSeverity(Severity.INFORMATION)
                        .setOpenAt(0.5)
                        .setCloseAt(0.4)
                        .setDwellMs(300_000)
                        .setCoolDownMs(3_600_000)
                        .setMinimumSample(100)
                        .build(),
                Rule.newBuilder()
                        .setRuleId("pipeline-behind")
                        .setKind(RuleKind.PIPELINE_BEHIND)
                        .setSeverity(Severity.CRITICAL)
                        .setOpenAt(15.0)
                        .setCloseAt(7.5)
                        .setDwellMs(30_000)
                        .setMinimumSample(20)
                        .build());
    }
}
