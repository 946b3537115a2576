package io.maskwatch.sink.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.state.Flow;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PipelineBehindTest {
    private static final Flow SHEDDING = flow(240, 0.95, 0.2, 500);
    private static final Flow WAITING = flow(10, 0, 0.1, 20_000);
    private static final Flow ENOUGH = flow(240, 0.5, 2, 500);

    private final ScriptedSite site = new ScriptedSite(8);

    @Test
    void isOneIncidentOfTheSiteWithTheCamerasAsEvidence() {
        behind(0, 60, Set.of("c02", "c05"), SHEDDING);
        site.pass(60, 120, Set.of());

        assertThat(site.alerts(AlertState.OPENED)).hasSize(1);
        assertThat(site.alerts(AlertState.CLOSED)).hasSize(1);
        Alert opened = site.alerts.get(0);
        assertThat(opened.getSubject()).isEqualTo("site");
        assertThat(opened.getKind()).isEqualTo(RuleKind.PIPELINE_BEHIND);
        assertThat(opened.getAt()).isEqualTo(ScriptedCamera.at(30));
        assertThat(opened.getEvidence().getCameras()).containsExactly("c02", "c05");
        assertThat(opened.getEvidence().getShareShed()).isCloseTo(0.95, within(0.001));
        assertThat(site.alerts(AlertState.CLOSED).get(0).getAt()).isEqualTo(ScriptedCamera.at(60 + 30));
    }

    @Test
    void oldOutcomesAloneAreBehind() {
        behind(0, 60, Set.of("c02"), WAITING);

        assertThat(site.alerts(AlertState.OPENED)).hasSize(1);
        assertThat(site.alerts.get(0).getEvidence().getAgeMs()).isEqualTo(20_000);
    }

    @Test
    void sheddingDownToTheMinimumRateIsNotBehind() {
        behind(0, 120, site.streaming, ENOUGH);

        assertThat(site.alerts).isEmpty();
    }

    @Test
    void fewFramesAreNotJudgedByTheirRate() {
        behind(0, 120, Set.of("c02"), flow(19, 0.95, 0.01, 500));

        assertThat(site.alerts).isEmpty();
    }

    @Test
    void aCameraThatSendsLittleKeepsHalfOfIt() {
        behind(0, 120, Set.of("c02"), flow(24, 0.3, 0.28, 500));
        assertThat(site.alerts).isEmpty();
        behind(120, 240, Set.of("c02"), flow(24, 0.8, 0.08, 500));

        assertThat(site.alerts).hasSize(1);
    }

    @Test
    void theSitesOwnRuleDecides() {
        site.site(Settings.newBuilder()
                .setSubject("site")
                .setRules(List.of(Rule.newBuilder()
                        .setRuleId("late")
                        .setKind(RuleKind.PIPELINE_BEHIND)
                        .setOpenAt(30.0)
                        .setDwellMs(0)
                        .build()))
                .build());
        behind(0, 60, Set.of("c02"), WAITING);
        assertThat(site.alerts).isEmpty();
        behind(60, 120, Set.of("c02"), flow(10, 0, 0.1, 31_000));

        assertThat(site.alerts).hasSize(1);
        assertThat(site.alerts.get(0).getRuleId()).isEqualTo("late");
        assertThat(site.alerts.get(0).getEvidence().getThreshold()).isEqualTo(30);
    }

    private static Flow flow(int frames, double shareShed, double analysedPerSecond, long ageMs) {
        return new Flow(frames, (float) shareShed, (float) analysedPerSecond, ageMs);
    }

    private void behind(double from, double to, Set<String> cameras, Flow flow) {
        for (double at = from; at < to; at += 5) {
            for (String camera : site.streaming) {
                site.signal(ScriptedSite.behind(camera, at, cameras.contains(camera) ? flow : null));
            }
        }
    }
}
