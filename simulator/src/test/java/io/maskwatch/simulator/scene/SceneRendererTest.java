package io.maskwatch.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.simulator.figure.MaskState;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SceneRendererTest {
    private static final Duration LENGTH = Duration.ofSeconds(80);

    private final SceneScript script = SceneScript.generate(9, LENGTH, SceneProfile.BALANCED);

    @Test
    void sameTimeGivesTheSamePictureWhateverWasRenderedBefore() {
        SceneRenderer fresh = new SceneRenderer(script, 640, 360);
        SceneRenderer used = new SceneRenderer(script, 640, 360);
        for (int second = 3; second < 20; second++) {
            used.frameAt(Duration.ofSeconds(second));
        }

        SceneFrame first = fresh.frameAt(Duration.ofMillis(20_300));
        SceneFrame second = used.frameAt(Duration.ofMillis(20_300));

        assertThat(pixels(second.picture())).isEqualTo(pixels(first.picture()));
        assertThat(second.faces()).isEqualTo(first.faces());
    }

    @Test
    void emptyVenueStillMovesFromPictureToPicture() {
        SceneRenderer renderer = new SceneRenderer(script, 640, 360);

        byte[] one = pixels(renderer.frameAt(Duration.ofMillis(500)).picture());
        byte[] next = pixels(renderer.frameAt(Duration.ofMillis(600)).picture());

        assertThat(next).isNotEqualTo(one);
    }

    @Test
    void boxesAreInsideThePictureAndOfTheSizesPromised() {
        for (int tenth = 0; tenth < 800; tenth += 3) {
            for (TrueFace face : script.facesAt(Duration.ofMillis(tenth * 100L), 1280, 720)) {
                assertThat(face.leftPx()).isGreaterThanOrEqualTo(0);
                assertThat(face.topPx()).isGreaterThanOrEqualTo(0);
                assertThat(face.leftPx() + face.widthPx()).isLessThanOrEqualTo(1280.001);
                assertThat(face.topPx() + face.heightPx()).isLessThanOrEqualTo(720.001);
                assertThat(face.visibleShare()).isBetween(0.0, 1.0);
                if (face.judgeable()) {
                    assertThat(face.heightPx()).isBetween(28.0, 112.0);
                }
            }
        }
    }

    @Test
    void truthOfThePicturesIsTheTruthOfTheScene() {
        SceneTruth truth = script.truth();
        for (int tenth = 25; tenth < 800; tenth += 5) {
            Duration at = Duration.ofMillis(tenth * 100L + 13);
            Map<String, MaskState> seen = script.facesAt(at, 1280, 720).stream()
                    .filter(TrueFace::judgeable)
                    .collect(Collectors.toMap(TrueFace::personId, TrueFace::state));
            seen.forEach((person, state) -> near(truth, person, at)
                    .ifPresent(span -> assertThat(span.state()).isEqualTo(state)));
            assertThat(seen.keySet())
                    .isSubsetOf(truth.people().stream().map(TruePerson::id).toList());
        }
    }

    /** The span at a time, unless it begins or ends within the tracer's step. */
    private static Optional<TrueSpan> near(SceneTruth truth, String person, Duration at) {
        return truth.people().stream()
                .filter(candidate -> candidate.id().equals(person))
                .flatMap(candidate -> candidate.spans().stream())
                .filter(span -> span.from().plusMillis(60).compareTo(at) < 0
                        && span.to().minusMillis(60).compareTo(at) > 0)
                .findFirst();
    }

    private static byte[] pixels(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
