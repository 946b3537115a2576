package io.maskwatch.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.media.Letterbox;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceAssemblyTest {
    private static final String LABEL = "with_mask";
    private static final Box FACE = new Box(10, 10, 20, 30);
    private static final Letterbox WHOLE = new Letterbox(100, 100, 1);

    private final FaceAssembly assembly = new FaceAssembly(ModelFolder.bundled().description(), 0.05);

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, 1.5f, Float.POSITIVE_INFINITY})
    void whatIsNoScoreIsAFailureAndNotAnEmptyPicture(float score) {
        assertThatThrownBy(() -> assemble(new Candidate(FACE, Map.of(LABEL, 0.9f, "without_mask", score))))
                .isInstanceOf(ModelFailedException.class)
                .hasMessageContaining(Float.toString(score));
    }

    @Test
    void aScoreThatIsRoundedPast1Is1() throws Exception {
        Detection face = assemble(new Candidate(FACE, Map.of(LABEL, 1.00001f, "without_mask", -0.1f)))
                .detections()
                .get(0);

        assertThat(face.getScore()).isEqualTo(1);
        assertThat(face.getClassScores()).isEqualTo(Map.of(LABEL, 1f, "without_mask", 0f));
    }

    @Test
    void aFaceWithoutAPlaceIsAFailureButFillingIsNone() throws Exception {
        Box nowhere = new Box(10, Double.NaN, 20, 30);

        assertThatThrownBy(() -> assemble(scored(nowhere, 0.9f))).isInstanceOf(ModelFailedException.class);
        assertThat(assemble(scored(nowhere, 0.01f), scored(nowhere, -1)).detections())
                .isEmpty();
    }

    @Test
    void anEdgeFarOutsideIsCutOff() throws Exception {
        FacesInPicture told = assemble(scored(new Box(50, 10, Double.POSITIVE_INFINITY, 1e30), 0.9f));

        assertThat(told.detections())
                .extracting(Detection::getBox)
                .containsExactly(new BoundingBox(0.5f, 0.1f, 0.5f, 0.9f));
    }

    @Test
    void ofTenThousandBoxesTheBestAreToldAndThatThereAreMore() throws Exception {
        FacesInPicture told = assemble(IntStream.range(0, 10_000)
                .mapToObj(i -> scored(cell(i % 100, i / 100), 0.1f + i / 20_000f))
                .toArray(Candidate[]::new));

        int limit = ModelFolder.bundled().description().maxDetections();
        assertThat(told.truncated()).isTrue();
        assertThat(told.detections()).hasSize(limit);
        assertThat(told.detections().get(limit - 1).getScore()).isGreaterThan(0.5f);
    }

    private FacesInPicture assemble(Candidate... candidates) throws ModelFailedException {
        return assembly.assemble(List.of(candidates), WHOLE, false);
    }

    private static Box cell(int column, int line) {
        return new Box(column, line, column + 1, line + 1);
    }

    private static Candidate scored(Box box, float score) {
        return new Candidate(box, Map.of(LABEL, score));
    }
}
