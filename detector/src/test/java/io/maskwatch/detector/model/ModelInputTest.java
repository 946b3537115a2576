package io.maskwatch.detector.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelInputTest {
    private final ModelInput input = input(false);

    private static ModelInput input(boolean square) {
        return new ModelInput(
                "images", InputFormat.NHWC_UINT8_RGB, Normalisation.defaults(), List.of(640, 960, 1280), 32, square);
    }

    @Test
    void aSquareHoldsEveryPicture() {
        assertThat(input(true).shapeFor(1920, 1080, 900)).isEqualTo(new InputShape(960, 960));
        assertThat(input(true).shapeFor(480, 640, 640)).isEqualTo(new InputShape(640, 640));
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 640, 640, 384",
        "640, 480, 640, 640, 480",
        "480, 640, 640, 480, 640",
        "400, 267, 640, 640, 448",
        "1920, 1080, 900, 960, 544",
        "1920, 1080, 800, 960, 544",
        "1920, 1080, 4000, 1280, 736",
        "1000, 1, 1, 640, 32"
    })
    void takesTheNearestSizeAndThePicturesAspect(int width, int height, int detectAt, int inputWidth, int inputHeight) {
        assertThat(input.shapeFor(width, height, detectAt)).isEqualTo(new InputShape(inputWidth, inputHeight));
    }

    @Property
    void everyShapeHoldsTheWholePicture(
            @ForAll @IntRange(min = 1, max = 8000) int width,
            @ForAll @IntRange(min = 1, max = 8000) int height,
            @ForAll @IntRange(min = 1, max = 3000) int detectAt) {
        InputShape shape = input.shapeFor(width, height, detectAt);

        assertThat(shape.widthPx() % 32).isZero();
        assertThat(shape.heightPx() % 32).isZero();
        assertThat(input.sizesPx()).contains(shape.longerSidePx());
        double scale = (double) shape.longerSidePx() / Math.max(width, height);
        assertThat(shape.widthPx()).isGreaterThanOrEqualTo((int) (width * scale - 1e-3));
        assertThat(shape.heightPx()).isGreaterThanOrEqualTo((int) (height * scale - 1e-3));
    }
}
