package io.maskwatch.media.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.maskwatch.media.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotatorTest {
    private static final RgbImage BLACK = new RgbImage(200, 100, new byte[3 * 200 * 100]);

    private final Annotator annotator = new Annotator();

    @Test
    void drawsTheBoxAndLeavesItsInsideAndTheOriginalAlone() {
        RgbImage drawn = annotator.draw(BLACK, List.of(new LabelledBox(50, 40, 90, 80, "", 0x00ff00)));
        assertThat(drawn.rgbAt(50, 60)).isEqualTo(0x00ff00);
        assertThat(drawn.rgbAt(89, 60)).isEqualTo(0x00ff00);
        assertThat(drawn.rgbAt(70, 40)).isEqualTo(0x00ff00);
        assertThat(drawn.rgbAt(70, 79)).isEqualTo(0x00ff00);
        assertThat(drawn.rgbAt(70, 60)).isZero();
        assertThat(drawn.rgbAt(90, 60)).isZero();
        assertThat(BLACK.rgbAt(50, 60)).isZero();
    }

    @Test
    void writesTheWordsAboveTheBox() {
        RgbImage drawn = annotator.draw(BLACK, List.of(new LabelledBox(50, 40, 90, 80, "I", 0xffff00)));
        // The letter's stem: third of its five columns, behind a margin of one dot.
        assertThat(drawn.rgbAt(53, 35)).as("dark letters on bright ground").isZero();
        assertThat(drawn.rgbAt(51, 35)).isEqualTo(0xffff00);
    }

    @Test
    void cutsOffWhatLiesOutside() {
        RgbImage drawn = annotator.draw(
                BLACK,
                List.of(
                        new LabelledBox(-50, -50, 1000, 1000, "no mask 97 % \u00e4\u4e2d", 0xff0000),
                        new LabelledBox(190, 95, 210, 120, "far right", 0x0000ff)));
        assertThat(drawn.widthPx()).isEqualTo(200);
        assertThat(drawn.rgbAt(199, 95)).isEqualTo(0x0000ff);
    }
}
