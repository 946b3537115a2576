package io.maskwatch.runtime.camera;

import io.maskwatch.schemas.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What a rules file says of one subject: what it states replaces what was, what it leaves out stays. Immutable.
 *
 * @param stated the subject, and what is stated of it; the rest is null
 * @param statesZones whether its zones are stated, even if there are none
 */
public record SettingsChange(Settings stated, boolean statesZones) {
    /** Whose settings change: a camera id, {@code area:ID}, or {@code site}. */
    public String subject() {
        return stated.getSubject();
    }

    /** The settings after the change; {@code before} is null where there were none. A new area without a name gets its id. */
    public Settings onto(@Nullable Settings before) {
        if (before == null) {
            return EntryAreas.named(stated);
        }
        Settings.Builder after = Settings.newBuilder(before);
        EntryRecords.given(stated.getName(), after::setName);
        EntryRecords.given(stated.getCameras(), after::setCameras);
        EntryRecords.given(stated.getRules(), after::setRules);
        EntryRecords.given(stated.getMinimumFacePx(), after::setMinimumFacePx);
        EntryRecords.given(stated.getWindowMs(), after::setWindowMs);
        EntryRecords.given(stated.getMaximumAlertsPerHour(), after::setMaximumAlertsPerHour);
        if (statesZones) {
            after.setZones(stated.getZones());
        }
        return after.build();
    }
}
