package io.maskwatch.app.replay;

import static io.maskwatch.app.replay.Past.at;
import static io.maskwatch.app.replay.Past.verdict;
import static io.maskwatch.app.replay.Past.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.schemas.CameraState;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.RuleKind;
import io.maskwatch.schemas.VerdictEvent;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Past past = new Past();

    @Test
    void foldsManySilentCamerasIntoOneIncident() {
        for (String camera : List.of("a", "b", "c", "d", "e")) {
            past.camera(camera)
                    .status(camera, 0, 120, CameraState.STREAMING)
                    .status(camera, 120, 240, CameraState.BACKING_OFF)
                    .status(camera, 240, 360, CameraState.STREAMING);
        }
        List<IncidentSpan> incidents = past.replay(6, rule("silent", RuleKind.CAMERA_SILENT, 20));

        assertThat(words(incidents)).containsExactly("site silent");
        assertThat(incidents.get(0).openedAt()).isCloseTo(at(150), within(5, ChronoUnit.SECONDS));
        assertThat(incidents.get(0).closedAt()).isCloseTo(at(242), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void tellsASilentCameraAloneAndJudgesNoneBeforeItsFirstStatus() {
        past.camera("a").camera("b").camera("c");
        past.status("a", 0, 100, CameraState.STREAMING).status("a", 100, 300, CameraState.BACKING_OFF);
        past.status("b", 200, 300, CameraState.STREAMING).minute("c", 0, 0, 0, 0);

        assertThat(words(past.replay(5, rule("silent", RuleKind.CAMERA_SILENT, 20))))
                .containsExactly("a silent");
        assertThat(Gaps.of(past.records, at(0), at(300)))
                .contains("b: its status is kept from 2026-03-01T10:03:20Z on; before, camera-silent was not judged.")
                .contains("c: windows are kept of 20 % of the time; outside them its people were not judged.");
    }

    @Test
    void seesCrowdsAndSmallFacesByMeans() {
        past.camera("gate").status("gate", 0, 600, CameraState.STREAMING);
        for (int minute = 0; minute < 10; minute++) {
            boolean bad = minute >= 3 && minute < 7;
            past.minute("gate", minute, bad ? 12 : 2, 0, bad ? 0.9 : 0.1);
        }
        List<IncidentSpan> incidents = past.replay(
                10,
                Rule.newBuilder(rule("full", RuleKind.OVERCROWDED, 20))
                        .setOpenAt(10.0)
                        .build(),
                Rule.newBuilder(rule("unfit", RuleKind.CAMERA_UNFIT, 30))
                        .setOpenAt(0.6)
                        .setMinimumSample(50)
                        .build());

        assertThat(words(incidents)).containsExactly("gate full", "gate unfit");
        assertThat(incidents.get(0).openedAt()).isCloseTo(at(200), within(10, ChronoUnit.SECONDS));
        assertThat(incidents.get(0).closedAt()).isCloseTo(at(440), within(10, ChronoUnit.SECONDS));
        assertThat(incidents.get(1).closedAt()).isAfter(at(440));
    }

    @Test
    void seesThatDetectorsShedTooMuch() {
        past.camera("gate").status("gate", 0, 600, CameraState.STREAMING);
        for (int minute = 0; minute < 10; minute++) {
            past.minute("gate", minute, 0, minute >= 3 && minute < 7 ? 0.95 : 0, 0);
        }
        Rule behind = Rule.newBuilder(rule("behind", RuleKind.PIPELINE_BEHIND, 10))
                .setMinimumSample(20)
                .build();

        assertThat(words(past.replay(10, behind))).containsExactly("site behind");
        assertThat(words(past.replay(3, behind))).isEmpty();
    }

    @Test
    void knowsWhatWasHeldBeforeTheFirstVerdictThatIsKept() {
        past.camera("gate").status("gate", 0, 180, CameraState.STREAMING);
        for (int minute = 0; minute < 3; minute++) {
            past.minute("gate", minute, 1, 0, 0);
        }
        past.records.add(verdict("1", VerdictEvent.CHANGED, MaskVerdict.MASKED, MaskVerdict.UNMASKED, 10, 60));
        past.records.add(verdict("2", VerdictEvent.DECIDED, MaskVerdict.UNMASKED, MaskVerdict.UNKNOWN, 100, 101));
        past.records.add(verdict("2", VerdictEvent.LEFT, MaskVerdict.UNMASKED, MaskVerdict.UNMASKED, 100, 114));

        List<IncidentSpan> incidents = past.replay(3, rule("person", RuleKind.UNMASKED_PERSON, 5));
        assertThat(incidents).extracting(IncidentSpan::about).containsExactly("1", "2");
        assertThat(incidents).extracting(IncidentSpan::openedAt).containsExactly(at(15), at(106));
        assertThat(incidents).extracting(IncidentSpan::closedAt).containsExactly(at(60), at(114));
        assertThat(past.replay(3, rule("person", RuleKind.UNMASKED_PERSON, 60))).isEmpty();
    }

    @Test
    void judgesTheRateOfThoseWhoPassByThoughTheMeanSaysNobody() {
        past.camera("gate").status("gate", 0, 360, CameraState.STREAMING);
        for (int minute = 0; minute < 6; minute++) {
            past.minute("gate", minute, minute < 2 ? 0.3 : 0, 0, 0);
        }
        for (int person = 0; person < 12; person++) {
            String track = "p" + person;
            int from = 10 * person;
            past.records.add(
                    verdict(track, VerdictEvent.DECIDED, MaskVerdict.UNMASKED, MaskVerdict.UNKNOWN, from, from + 1));
            past.records.add(
                    verdict(track, VerdictEvent.LEFT, MaskVerdict.UNMASKED, MaskVerdict.UNMASKED, from, from + 7));
        }
        Rule low = Rule.newBuilder(rule("low", RuleKind.LOW_COMPLIANCE, 10))
                .setMinimumSample(3)
                .build();

        List<IncidentSpan> incidents = past.replay(6, low);
        assertThat(words(incidents)).containsExactly("gate low");
        assertThat(incidents.get(0).closedAt())
                .as("a minute after the last one was seen")
                .isBetween(at(172), at(176));
    }

    private static Rule rule(String id, RuleKind kind, long dwellSeconds) {
        return Rule.newBuilder()
                .setRuleId(id)
                .setKind(kind)
                .setDwellMs(1_000 * dwellSeconds)
                .build();
    }
}
