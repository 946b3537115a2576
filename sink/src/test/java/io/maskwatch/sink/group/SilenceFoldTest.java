package io.maskwatch.sink.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.Severity;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SilenceFoldTest {
    @Test
    void aCameraAloneHasAnIncidentOfItsOwn() {
        ScriptedSite site = new ScriptedSite(6);
        site.pass(0, 20, Set.of());
        site.pass(20, 60, Set.of("c03"));
        site.pass(60, 80, Set.of());

        assertThat(site.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        Alert opened = site.alerts.get(0);
        assertThat(opened.getSubject()).isEqualTo("c03");
        assertThat(opened.getAt()).isEqualTo(ScriptedCamera.at(30));
        assertThat(opened.getSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(opened.getEvidence().getCameras()).containsExactly("c03");
        assertThat(opened.getEvidence().getCause()).isEqualTo(FailureCause.STALLED);
        assertThat(opened.getSettingsRevision()).isEqualTo(3);
        assertThat(site.alerts.get(1).getSummary()).contains("streams again");
        assertThat(site.memory().getSilences()).isEmpty();
    }

    @Test
    void whatIsOverBeforeItWasHeldLongEnoughIsNotTold() {
        ScriptedSite site = new ScriptedSite(6);
        site.pass(0, 10, Set.of("c03"));
        site.pass(10, 60, Set.of());

        assertThat(site.alerts).isEmpty();
        assertThat(site.memory().getSilences()).isEmpty();
    }

    @Test
    void manyAtOnceAreOneAndComeBackOneByOne() {
        ScriptedSite site = new ScriptedSite(20);
        site.pass(0, 20, Set.of());
        Set<String> silent = new TreeSet<>(site.streaming);
        site.pass(20, 60, silent);
        double at = 60;
        for (String camera : site.streaming) {
            silent.remove(camera);
            site.pass(at, at + 20, silent);
            at += 20;
        }

        assertThat(site.alerts).extracting(Alert::getSubject).containsOnly("site");
        assertThat(site.alerts)
                .extracting(Alert::getAlertId)
                .containsOnly(site.alerts.get(0).getAlertId());
        assertThat(site.alerts(AlertState.OPENED)).hasSize(1);
        assertThat(site.alerts.get(0).getEvidence().getCameras()).hasSize(20);
        assertThat(site.alerts.get(0).getSummary()).contains("20 of 20 cameras");
        assertThat(site.alerts(AlertState.UPDATED).size()).isBetween(5, 10);
        assertThat(site.alerts(AlertState.CLOSED)).hasSize(1);
        assertThat(site.alerts).isSortedAccordingTo(Comparator.comparing(Alert::getRevision));
    }

    @Test
    void whoIsStillSilentLongAfterTheCommonIncidentGetsItsOwn() {
        ScriptedSite site = new ScriptedSite(8);
        site.pass(0, 40, site.streaming);
        site.pass(40, 200, Set.of("c05"));

        assertThat(site.alerts)
                .extracting(Alert::getSubject, Alert::getState)
                .containsExactly(
                        tuple("site", AlertState.OPENED),
                        tuple("site", AlertState.CLOSED),
                        tuple("c05", AlertState.OPENED));
        assertThat(site.alerts.get(1).getSummary()).contains("not yet c05");
        assertThat(site.alerts.get(2).getAt()).isEqualTo(ScriptedCamera.at(40 + 60 + 10));
    }

    @Test
    void bothOfTwoCamerasAreAllAndNotTwo() {
        ScriptedSite site = new ScriptedSite(2);
        site.pass(0, 40, site.streaming);

        assertThat(site.alerts).hasSize(1);
        assertThat(site.alerts.get(0).getSubject()).isEqualTo("site");
    }

    @Test
    void theOnlyCameraIsItself() {
        ScriptedSite site = new ScriptedSite(1);
        site.pass(0, 40, site.streaming);

        assertThat(site.alerts).hasSize(1);
        assertThat(site.alerts.get(0).getSubject()).isEqualTo("c00");
    }

    @Test
    void anOutageThatComesInWavesIsOneIncidentToo() {
        ScriptedSite site = new ScriptedSite(12);
        site.pass(0, 15, Set.of("c00", "c01"));
        site.pass(15, 60, Set.of("c00", "c01", "c02", "c03", "c04"));
        site.pass(60, 80, Set.of());

        assertThat(site.alerts(AlertState.OPENED)).extracting(Alert::getSubject).containsExactly("c00", "c01", "site");
        assertThat(site.alerts(AlertState.CLOSED)).hasSize(3);
        Alert inFavour = site.alerts(AlertState.CLOSED).get(0);
        assertThat(inFavour.getSummary()).contains("part of the site's incident");
        assertThat(site.memory().getSilences()).isEmpty();
    }

    @Test
    void coolingDownNeitherOneNorManyOpenAnew() {
        ScriptedSite site = new ScriptedSite(6);
        site.coolDownMs = 120_000;
        site.pass(0, 20, Set.of("c01"));
        site.pass(20, 30, Set.of());
        site.pass(30, 135, Set.of("c01"));
        assertThat(site.alerts).hasSize(2);
        site.pass(135, 150, Set.of("c01"));

        assertThat(site.alerts(AlertState.OPENED)).hasSize(2);
        assertThat(site.alerts.get(2).getAt()).isEqualTo(ScriptedCamera.at(20 + 120));
    }

    @Test
    void whatALimitHoldsBackIsCountedAndOpensLaterIfItStillHolds() {
        ScriptedSite site = new ScriptedSite(6);
        site.maximumPerHour = 1;
        for (int i = 0; i < 4; i++) {
            site.pass(i * 100, i * 100 + 50, Set.of("c01"));
            site.pass(i * 100 + 50, i * 100 + 100, Set.of());
        }
        site.pass(400, 3700, Set.of("c01"));

        assertThat(site.alerts(AlertState.OPENED)).hasSize(2);
        assertThat(site.alerts(AlertState.OPENED))
                .extracting(Alert::getSuppressed)
                .containsExactly(0, 3);
    }

    @Test
    void outagesThatALimitHoldsBackAreCountedEachOnce() {
        ScriptedSite site = new ScriptedSite(6);
        site.maximumPerHour = 1;
        for (int i = 0; i < 3; i++) {
            site.pass(i * 100, i * 100 + 50, site.streaming);
            site.pass(i * 100 + 50, i * 100 + 100, Set.of());
        }
        assertThat(site.alerts(AlertState.OPENED)).hasSize(1);
        site.pass(300, 3700, Set.of());
        site.pass(3700, 3750, site.streaming);

        assertThat(site.alerts(AlertState.OPENED))
                .extracting(Alert::getSubject, Alert::getSuppressed)
                .containsExactly(tuple("site", 0), tuple("site", 2));
    }

    @Test
    void anOutageThatIsHeldBackOpensOnceTheHourIsOverAndDoesNotCountItself() {
        ScriptedSite site = new ScriptedSite(6);
        site.maximumPerHour = 1;
        site.pass(0, 50, site.streaming);
        site.pass(50, 100, Set.of());
        site.pass(100, 3700, site.streaming);

        assertThat(site.alerts(AlertState.OPENED))
                .extracting(Alert::getSubject, Alert::getSuppressed)
                .containsExactly(tuple("site", 0), tuple("site", 0));
        assertThat(site.alerts(AlertState.OPENED).get(1).getAt())
                .isBetween(ScriptedCamera.at(3_610), ScriptedCamera.at(3_612));
    }

    @Test
    void aCameraThatIsTakenDownOnPurposeIsNotSilent() {
        ScriptedSite site = new ScriptedSite(6);
        site.pass(0, 20, Set.of("c01"));
        site.streaming.remove("c01");
        site.pass(20, 30, Set.of());

        assertThat(site.alerts).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.CLOSED);
        assertThat(site.alerts.get(1).getSummary()).contains("not to stream");
    }

    @Test
    void doesNotWaitForeverForACameraOfWhichNothingIsHeard() {
        ScriptedSite site = new ScriptedSite(6);
        site.wall(0);
        site.mute.add("c04");
        site.pass(0, 100, Set.of("c01"));
        assertThat(site.alerts).isEmpty();
        site.wall(400);
        site.pass(100, 105, Set.of("c01"));

        assertThat(site.alerts).hasSize(1);
    }
}
