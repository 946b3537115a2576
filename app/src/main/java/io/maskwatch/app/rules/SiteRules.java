package io.maskwatch.app.rules;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.SettingsChange;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose rules are in force where: the site's, each camera's, each area's. Immutable.
 *
 * @param own what is stated, by subject
 * @param cameraIds the cameras that there are
 */
public record SiteRules(Map<String, SubjectSettings> own, Collection<String> cameraIds) {
    /** Where a subject's rules are from. */
    public enum Origin {
        /** They are its own. */
        OWN,
        /** It states none, and takes the site's. */
        SITE,
        /** Nobody states any. */
        BUILT_IN
    }

    public SiteRules {
        own = new TreeMap<>(own);
        cameraIds = new TreeSet<>(cameraIds);
    }

    /** The same with changes made; what is changed keeps its revision. */
    public SiteRules with(List<SettingsChange> changes) {
        Map<String, SubjectSettings> changed = new TreeMap<>(own);
        for (SettingsChange change : changes) {
            SubjectSettings before = changed.get(change.subject());
            changed.put(
                    change.subject(),
                    before == null
                            ? new SubjectSettings(change.onto(null), -1)
                            : new SubjectSettings(change.onto(before.settings()), before.revision()));
        }
        return new SiteRules(changed, cameraIds);
    }

    /** The site, cameras, areas. */
    public List<String> subjects() {
        List<String> subjects = new ArrayList<>(List.of(EffectiveSettings.SITE));
        TreeSet<String> others = new TreeSet<>(cameraIds);
        others.addAll(own.keySet());
        others.remove(EffectiveSettings.SITE);
        others.stream().filter(subject -> !isArea(subject)).forEach(subjects::add);
        others.stream().filter(SiteRules::isArea).forEach(subjects::add);
        return subjects;
    }

    /**
     * The subject, if there is one of that name.
     *
     * @throws UserError naming the one that it could have been
     */
    public String require(String subject) {
        if (!subjects().contains(subject)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "subject " + subject,
                    "there is no such camera or area",
                    "Did you mean " + NearestName.of(subject, subjects()) + "? Subjects: "
                            + String.join(", ", subjects()));
        }
        return subject;
    }

    /** What is in force for it, under the revision that it is from. */
    public SubjectSettings inForce(String subject) {
        SubjectSettings stated = own.get(subject);
        if (isArea(subject) && stated != null) {
            return EffectiveSettings.ofArea(stated, site());
        }
        return EffectiveSettings.of(subject, EffectiveSettings.SITE.equals(subject) ? null : stated, site());
    }

    /** Where its rules are from. */
    public Origin origin(String subject) {
        SubjectSettings stated = own.get(subject);
        if (isArea(subject) || states(stated)) {
            return Origin.OWN;
        }
        return states(site()) ? Origin.SITE : Origin.BUILT_IN;
    }

    /** Cameras of an area that there are not. */
    public List<String> unknownCameras(Settings area) {
        return area.getCameras() == null
                ? List.of()
                : area.getCameras().stream()
                        .filter(id -> !cameraIds.contains(id))
                        .toList();
    }

    /** Whether the subject is an area's. */
    public static boolean isArea(String subject) {
        return subject.startsWith(EffectiveSettings.AREA);
    }

    private @Nullable SubjectSettings site() {
        return own.get(EffectiveSettings.SITE);
    }

    private static boolean states(@Nullable SubjectSettings settings) {
        return settings != null && settings.settings().getRules() != null;
    }
}
