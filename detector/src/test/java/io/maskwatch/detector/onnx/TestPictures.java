package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.Letterbox;
import io.maskwatch.schemas.Detection;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Pictures of known pixels. */
final class TestPictures {
    private TestPictures() {}

    /** One colour, at the scale of the input itself. */
    static InputPicture plain(InputShape shape, int red, int green, int blue) {
        ByteBuffer rgb = buffer(shape);
        for (int i = 0; i < shape.widthPx() * shape.heightPx(); i++) {
            rgb.put((byte) red).put((byte) green).put((byte) blue);
        }
        return new InputPicture(shape, rgb, new Letterbox(shape.widthPx(), shape.heightPx(), 1));
    }

    /** Patches of random colours, so that a detector has something to look at. */
    static InputPicture patches(InputShape shape, long seed) {
        Random random = new Random(seed);
        int[][] colours = new int[64][3];
        for (int[] colour : colours) {
            for (int channel = 0; channel < 3; channel++) {
                colour[channel] = random.nextInt(256);
            }
        }
        ByteBuffer rgb = buffer(shape);
        for (int y = 0; y < shape.heightPx(); y++) {
            for (int x = 0; x < shape.widthPx(); x++) {
                int[] colour = colours[8 * (8 * y / shape.heightPx()) + 8 * x / shape.widthPx()];
                rgb.put((byte) colour[0]).put((byte) colour[1]).put((byte) colour[2]);
            }
        }
        return new InputPicture(shape, rgb, new Letterbox(shape.widthPx(), shape.heightPx(), 1));
    }

    /** Paints a rectangle of one colour. */
    static void paint(
            InputPicture picture, int left, int top, int widthPx, int heightPx, int red, int green, int blue) {
        for (int y = top; y < top + heightPx; y++) {
            for (int x = left; x < left + widthPx; x++) {
                int at = 3 * (y * picture.shape().widthPx() + x);
                picture.rgb().put(at, (byte) red).put(at + 1, (byte) green).put(at + 2, (byte) blue);
            }
        }
    }

    /** An image in the top left corner, cut to the shape; the rest is grey. */
    static InputPicture drawn(InputShape shape, BufferedImage image) {
        int width = Math.min(shape.widthPx(), image.getWidth());
        int height = Math.min(shape.heightPx(), image.getHeight());
        ByteBuffer rgb = buffer(shape);
        for (int y = 0; y < shape.heightPx(); y++) {
            for (int x = 0; x < shape.widthPx(); x++) {
                int colour = x < width && y < height ? image.getRGB(x, y) : Letterbox.GREY * 0x010101;
                rgb.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        return new InputPicture(shape, rgb, new Letterbox(width, height, 1));
    }

    /** The same faces, but for rounding: sums run in another order in another batch. */
    static void assertAlike(FacesInPicture some, FacesInPicture others) {
        assertThat(some.truncated()).isEqualTo(others.truncated());
        assertThat(some.detections()).hasSameSizeAs(others.detections());
        for (int i = 0; i < some.detections().size(); i++) {
            Detection one = some.detections().get(i);
            Detection other = others.detections().get(i);
            assertThat(one.getScore()).isCloseTo(other.getScore(), within(1e-3f));
            assertThat(one.getLabel()).isEqualTo(other.getLabel());
            assertThat(one.getClassScores())
                    .containsOnlyKeys(other.getClassScores().keySet());
            one.getClassScores()
                    .forEach((label, score) ->
                            assertThat(score).isCloseTo(other.getClassScores().get(label), within(1e-3f)));
            assertThat(one.getBox().getLeft()).isCloseTo(other.getBox().getLeft(), within(1e-3f));
            assertThat(one.getBox().getTop()).isCloseTo(other.getBox().getTop(), within(1e-3f));
            assertThat(one.getBox().getWidth()).isCloseTo(other.getBox().getWidth(), within(1e-3f));
            assertThat(one.getBox().getHeight()).isCloseTo(other.getBox().getHeight(), within(1e-3f));
        }
    }

    private static ByteBuffer buffer(InputShape shape) {
        return ByteBuffer.allocateDirect(shape.rgbBytes()).order(ByteOrder.nativeOrder());
    }
}
