package io.maskwatch.runtime.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import io.maskwatch.schemas.ZoneKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesFileTest {
    private static final String RULE = "{ id: u, kind: unmasked-person, dwell: 20s }";

    @TempDir
    Path folder;

    @Test
    void readsSiteAreasAndCameras() {
        List<SettingsChange> changes = parse("""
                        cameras:
                          - { id: gate, rules: [%s] }
                        areas:
                          - { id: floor, cameras: [gate, hall], rules: [{ id: full, kind: overcrowded, openAt: 9 }] }
                        site:
                          maximumAlertsPerHour: 4
                        """.formatted(RULE));

        assertThat(changes).extracting(SettingsChange::subject).containsExactly("gate", "area:floor", "site");
        assertThat(changes.get(0).stated().getRules())
                .singleElement()
                .extracting(Rule::getDwellMs)
                .isEqualTo(20_000L);
        assertThat(changes.get(1).stated().getCameras()).containsExactly("gate", "hall");
        assertThat(changes.get(2).stated().getMaximumAlertsPerHour()).isEqualTo(4);
    }

    @Test
    void readsTheJudgingPartOfACameraFile() {
        List<SettingsChange> changes = parse("""
                        cameras:
                          - { id: gate, url: 'rtsp://10.0.0.21/s', framesPerSecond: 2, rules: [%s] }
                          - { id: hall, url: 'rtsp://10.0.0.22/s' }
                        """.formatted(RULE));

        assertThat(changes).extracting(SettingsChange::subject).containsExactly("gate");
    }

    @Test
    void keepsWhatIsLeftOut() {
        Zone zone = Zone.newBuilder()
                .setZoneId("door")
                .setKind(ZoneKind.EXCLUDE)
                .setCorners(List.of())
                .build();
        Settings before = Settings.newBuilder()
                .setSubject("gate")
                .setZones(List.of(zone))
                .setMinimumFacePx(20)
                .setRules(List.of())
                .build();

        Settings after =
                parse("cameras: [{ id: gate, rules: [" + RULE + "] }]").get(0).onto(before);
        assertThat(after.getZones()).containsExactly(zone);
        assertThat(after.getMinimumFacePx()).isEqualTo(20);
        assertThat(after.getRules()).hasSize(1);

        Settings bare = parse("cameras: [{ id: gate, zones: [] }]").get(0).onto(before);
        assertThat(bare.getZones()).isEmpty();
        assertThat(bare.getRules()).isEmpty();
    }

    @Test
    void keepsTheNameOfAnAreaAndCallsANewOneByItsId() {
        SettingsChange change =
                parse("areas: [{ id: floor, cameras: [gate, hall] }]").get(0);
        Settings before = Settings.newBuilder()
                .setSubject("area:floor")
                .setName("Ground floor")
                .setCameras(List.of("gate"))
                .build();

        assertThat(change.onto(before).getName()).isEqualTo("Ground floor");
        assertThat(change.onto(before).getCameras()).containsExactly("gate", "hall");
        assertThat(change.onto(null).getName()).isEqualTo("floor");
        assertThat(parse("areas: [{ id: floor, name: Hall, cameras: [gate] }]")
                        .get(0)
                        .onto(before)
                        .getName())
                .isEqualTo("Hall");
    }

    @Test
    void namesWhatIsWrong() {
        refused("cameras: [{ id: gate, rulez: [] }]", "cameras[0].rulez", "Did you mean rules?");
        refused("cameras: [{ id: gate, rules: [] }, { id: gate, rules: [] }]", "camera gate", "more than once");
        refused("cameras: [{ id: gate, url: 'rtsp://h/s' }]", "rules.yaml", "states nothing");
        refused(
                "areas: [{ id: floor, cameras: [gate], rules: [" + RULE + "] }]",
                "area floor, rule u",
                "opens nothing for an area");
        refused("site: { rules: [{ id: x, kind: overcrowdet }] }", "site.rules[0].kind", "overcrowdet");
        refused("site: { rules: [{ id: x, kind: overcrowded }] }", "site, rule x, openAt", "openAt: 30");
    }

    @Test
    void readsEveryKind() {
        for (RuleKind kind : RuleKind.values()) {
            if (kind != RuleKind.UNKNOWN) {
                String openAt = kind == RuleKind.OVERCROWDED ? ", openAt: 1" : "";
                assertThat(parse("site: { rules: [{ id: x, kind: " + kind + openAt + " }] }"))
                        .hasSize(1);
            }
        }
    }

    private void refused(String yaml, String place, String words) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(place)
                .hasMessageContaining(words);
    }

    private List<SettingsChange> parse(String yaml) {
        try {
            return RulesFile.parse(Files.writeString(folder.resolve("rules.yaml"), yaml))
                    .changes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
