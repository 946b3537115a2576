package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.MaskVerdict;
import io.maskwatch.schemas.Point;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Zone;
import io.maskwatch.schemas.ZoneKind;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CameraViewTest {
    private final ScriptedCamera script = new ScriptedCamera();
    private final CameraView view =
            new CameraView(StepSettings.defaults(), Codecs.local().of(Settings.class));
    private long sequence;

    private List<SeenFace> look(@Nullable SubjectSettings own, Detection... faces) {
        sequence++;
        FrameOutcome outcome = script.analysed(sequence, sequence * 0.25, faces);
        return view.look(
                outcome, ScriptedCamera.describedCamera(true), EffectiveSettings.of(ScriptedCamera.ID, own, null));
    }

    @Test
    void followsAPersonAndComesToAVerdictWithinSeconds() {
        Detection face = Faces.at(0.5, 0.5, Compliance.UNMASKED, 0.9);
        SeenFace first = look(null, face).get(0);
        assertThat(first.verdict()).isEqualTo(MaskVerdict.UNKNOWN);
        assertThat(first.inZone()).isTrue();
        assertThat(first.faceSidePx()).isBetween(59.9, 60.1);
        assertThat(first.scores()).containsKey("unmasked");
        for (int i = 0; i < 12; i++) {
            look(null, face);
        }
        SeenFace known = look(null, face).get(0);
        assertThat(known.verdict()).isEqualTo(MaskVerdict.UNMASKED);
        assertThat(known.trackId()).isNotNull();
        assertThat(look(null, face).get(0).trackId()).isEqualTo(known.trackId());
    }

    @Test
    void tellsNoFaceThatTheModelHardlyBelievesIn() {
        Detection sure = Faces.at(0.3, 0.5, Compliance.MASKED, 0.9);
        Detection hardly = Detection.newBuilder(Faces.at(0.7, 0.5, Compliance.MASKED, 0.06))
                .setCompliance(Compliance.UNKNOWN)
                .build();
        assertThat(look(null, sure, hardly)).hasSize(1);
    }

    @Test
    void heedsAZoneFromTheNextFrameOn() {
        Detection left = Faces.at(0.25, 0.5, Compliance.MASKED, 0.9);
        Detection right = Faces.at(0.75, 0.5, Compliance.MASKED, 0.9);
        assertThat(look(null, left, right)).extracting(SeenFace::inZone).containsExactly(true, true);
        Zone zone = Zone.newBuilder()
                .setZoneId("door")
                .setKind(ZoneKind.INCLUDE)
                .setCorners(List.of(new Point(0f, 0f), new Point(0.5f, 0f), new Point(0.5f, 1f), new Point(0f, 1f)))
                .build();
        Settings own = Settings.newBuilder()
                .setSubject(ScriptedCamera.ID)
                .setZones(List.of(zone))
                .build();
        assertThat(look(new SubjectSettings(own, 5), left, right))
                .extracting(SeenFace::inZone)
                .containsExactly(true, false);
    }
}
