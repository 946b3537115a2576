package io.maskwatch.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Point;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import io.maskwatch.schemas.ZoneKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTextTest {
    @Test
    void tellsTheThresholdsThatHoldWhereARuleStatesNone() {
        assertThat(RuleText.inForce(rule(RuleKind.LOW_COMPLIANCE).build()))
                .startsWith("openAt 0.7 (default), closeAt 0.8 (default), dwell 10s");
        assertThat(RuleText.inForce(
                        rule(RuleKind.PIPELINE_BEHIND).setOpenAt(20.0).build()))
                .startsWith("openAt 20, closeAt 10 (default), dwell 10s");
        assertThat(RuleText.inForce(rule(RuleKind.CAMERA_SILENT).build())).startsWith("dwell 10s");
        assertThat(RuleText.details(rule(RuleKind.LOW_COMPLIANCE).build()))
                .as("what is stated")
                .startsWith("dwell 10s");
    }

    @Test
    void tellsWhichZonesChange() {
        Settings before = zones(zone("door", ZoneKind.INCLUDE, 0), zone("screen", ZoneKind.EXCLUDE, 0));
        Settings after = zones(zone("door", ZoneKind.INCLUDE, 0.1f), zone("stairs", ZoneKind.EXCLUDE, 0));

        assertThat(SettingsDifference.lines(before, after))
                .containsExactly(
                        "gate: zone door: corners moved",
                        "gate: zone screen removed",
                        "gate: zone stairs added: exclude, 3 corners");
        assertThat(SettingsDifference.lines(before, zones(zone("door", ZoneKind.EXCLUDE, 0))))
                .containsExactly("gate: zone door: kind include -> exclude", "gate: zone screen removed");
        assertThat(SettingsDifference.lines(before, before)).isEmpty();
    }

    private static Rule.Builder rule(RuleKind kind) {
        return Rule.newBuilder().setRuleId("r").setKind(kind).setDwellMs(10_000);
    }

    private static Settings zones(Zone... zones) {
        return Settings.newBuilder().setSubject("gate").setZones(List.of(zones)).build();
    }

    private static Zone zone(String id, ZoneKind kind, float x) {
        return Zone.newBuilder()
                .setZoneId(id)
                .setKind(kind)
                .setCorners(List.of(new Point(x, 0f), new Point(1f, 0f), new Point(1f, 1f)))
                .build();
    }
}
