package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.media.PictureArea;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.Frame;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureMakerTest {
    private static final PictureArea ENLARGED = new PictureArea(0.4375, 0.4375, 0.625, 0.625);

    private static Detection face(float score, Map<String, Float> scores) {
        return Detection.newBuilder()
                .setBox(new BoundingBox(0.46875f, 0.46875f, 0.125f, 0.125f))
                .setLabel("masked")
                .setCompliance(Compliance.UNKNOWN)
                .setScore(score)
                .setClassScores(scores)
                .build();
    }

    @Test
    void hidesEveryBoxScoredForAnyClassEnlargedByAQuarter() {
        Frame frame = Frames.frame("a", 1, Instant.EPOCH, Frames.PATTERN);
        assertThat(hidden(frame, face(0.05f, Map.of()))).containsExactly(ENLARGED);
        assertThat(hidden(frame, face(0.01f, Map.of("unmasked", 0.051f)))).containsExactly(ENLARGED);
        assertThat(hidden(frame, face(Float.NaN, Map.of()))).containsExactly(ENLARGED);
        assertThat(hidden(frame, face(0.049f, Map.of("unmasked", 0.04f)))).isEmpty();
    }

    private static Iterable<PictureArea> hidden(Frame frame, Detection face) {
        return PictureMaker.faces(new JudgedFrame(frame, Frames.analysed(frame, face)));
    }
}
