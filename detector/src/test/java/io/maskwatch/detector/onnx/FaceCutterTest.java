package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.detector.Box;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.FaceCrop;
import io.maskwatch.detector.model.FaceCrop.Fit;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.Letterbox;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FaceCutterTest {
    private static final int GREY = Letterbox.GREY;

    /** Red is the column, green the line, blue nothing; its bars to the right and below are white. */
    private static InputPicture slope() {
        InputPicture picture = TestPictures.plain(new InputShape(128, 128), 255, 255, 255);
        for (int y = 0; y < 96; y++) {
            for (int x = 0; x < 120; x++) {
                TestPictures.paint(picture, x, y, 1, 1, x, y, 0);
            }
        }
        return new InputPicture(picture.shape(), picture.rgb(), new Letterbox(120, 96, 1));
    }

    @Test
    void aBoxOfTheTargetsSizeComesAsItIs() {
        Cut cut = cut(1, Fit.STRETCH, new Box(10, 20, 26, 36));

        for (int i = 0; i < 16; i++) {
            assertThat(cut.red(i, 3)).isEqualTo(10 + i);
            assertThat(cut.green(3, i)).isEqualTo(20 + i);
            assertThat(cut.blue(i, i)).isZero();
        }
    }

    /** Whatever the factor, a slope stays a slope: neither shifted by a part of a pixel nor bent. */
    @Property(tries = 200)
    void aSlopeStaysASlope(
            @ForAll @DoubleRange(min = 40, max = 60) double x,
            @ForAll @DoubleRange(min = 40, max = 50) double y,
            @ForAll @DoubleRange(min = 4, max = 50) double width,
            @ForAll @DoubleRange(min = 4, max = 50) double height) {
        Box box = new Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2);

        Cut cut = cut(1.2, Fit.STRETCH, box);

        for (int i = 0; i < 16; i++) {
            double share = (i + 0.5) / 16 - 0.5;
            assertThat((double) cut.red(i, 8)).isCloseTo(x + share * 1.2 * width - 0.5, within(0.6));
            assertThat((double) cut.green(8, i)).isCloseTo(y + share * 1.2 * height - 0.5, within(0.6));
        }
    }

    @Test
    void shrinkingAveragesWhatFallsTogether() {
        InputPicture picture = TestPictures.plain(new InputShape(128, 128), 0, 0, 0);
        for (int x = 0; x < 128; x += 3) {
            TestPictures.paint(picture, x, 0, 1, 128, 200, 200, 200);
        }

        Cut cut = cut(picture, 1, Fit.STRETCH, new Box(0, 0, 128, 128));

        for (int i = 1; i < 15; i++) {
            assertThat(cut.red(i, 8)).as("every third column is 200").isBetween(62, 71);
        }
    }

    @Test
    void stretchingKeepsWithinThePicture() {
        Cut cut = cut(2, Fit.STRETCH, new Box(112, 88, 128, 104));

        assertThat(cut.red(0, 0)).isEqualTo(104);
        assertThat(cut.red(15, 15)).isBetween(118, 119);
        assertThat(cut.green(0, 0)).isEqualTo(80);
        assertThat(cut.green(15, 15)).isBetween(94, 95);
    }

    @Test
    void wideningTakesInWhatIsBesideTheFaceAndIsGreyOutsideThePicture() {
        Cut cut = cut(1, Fit.WIDEN, new Box(2, 32, 10, 64));

        // 32 pixels high, so 32 wide: from -10 to 22, two source pixels a pixel.
        assertThat(cut.red(4, 8)).isEqualTo(GREY);
        assertThat(cut.blue(4, 8)).isEqualTo(GREY);
        assertThat(cut.blue(5, 8)).isZero();
        assertThat(cut.red(15, 8)).isBetween(20, 21);
        assertThat(cut.green(15, 0)).isBetween(32, 33);
    }

    @Test
    void letterboxingPutsGreyBesideTheFace() {
        Cut cut = cut(1, Fit.LETTERBOX, new Box(50, 32, 58, 64));

        assertThat(cut.blue(5, 8)).isEqualTo(GREY);
        assertThat(cut.blue(10, 8)).isEqualTo(GREY);
        assertThat(cut.red(6, 8)).isBetween(50, 51);
        assertThat(cut.red(9, 8)).isBetween(56, 57);
    }

    @Test
    void aFaceOutsideThePictureIsGrey() {
        for (Fit fit : Fit.values()) {
            assertThat(cut(1, fit, new Box(121, 100, 127, 120)).blue(8, 8))
                    .as(fit.name())
                    .isEqualTo(GREY);
            assertThat(cut(1, fit, new Box(Double.NaN, 0, 5, 5)).blue(8, 8))
                    .as(fit.name())
                    .isEqualTo(GREY);
        }
    }

    private static Cut cut(double enlarge, Fit fit, Box box) {
        return cut(slope(), enlarge, fit, box);
    }

    private static Cut cut(InputPicture picture, double enlarge, Fit fit, Box box) {
        ByteBuffer rgb = ByteBuffer.allocateDirect(3 * 16 * 16);
        new FaceCutter(new FaceCrop(enlarge, fit), new InputShape(16, 16)).cut(picture, box, rgb);
        return new Cut(rgb);
    }

    /** What was drawn, 16 by 16 pixels. */
    private record Cut(ByteBuffer rgb) {
        int red(int x, int y) {
            return rgb.get(3 * (16 * y + x)) & 0xff;
        }

        int green(int x, int y) {
            return rgb.get(3 * (16 * y + x) + 1) & 0xff;
        }

        int blue(int x, int y) {
            return rgb.get(3 * (16 * y + x) + 2) & 0xff;
        }
    }
}
