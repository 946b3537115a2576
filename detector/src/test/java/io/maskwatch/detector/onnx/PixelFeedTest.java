package io.maskwatch.detector.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputFormat;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.Normalisation;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PixelFeedTest {
    private static final InputShape SHAPE = new InputShape(5, 3);
    private static final Normalisation NORMALISATION =
            new Normalisation(2, List.of(1.0, 2.0, 3.0), List.of(1.0, 10.0, 100.0));

    /** Every value of every pixel of two pictures lies where its format has it, normalised by its channel's numbers. */
    @ParameterizedTest
    @EnumSource(
            value = InputFormat.class,
            names = {"CHW_FLOAT_RGB"},
            mode = EnumSource.Mode.EXCLUDE)
    void laysPixelsOutAsTheFormatSays(InputFormat format) throws OrtException {
        List<ByteBuffer> pictures = List.of(numbered(7), numbered(90));

        try (OnnxTensor tensor = feed(format).tensor(pictures, SHAPE)) {
            assertThat(tensor.getInfo().getShape())
                    .containsExactly(format.hasPlanes() ? new long[] {2, 3, 3, 5} : new long[] {2, 3, 5, 3});
            for (int picture = 0; picture < 2; picture++) {
                for (int pixel = 0; pixel < 15; pixel++) {
                    for (int channel = 0; channel < 3; channel++) {
                        int index = 45 * picture + (format.hasPlanes() ? 15 * channel + pixel : 3 * pixel + channel);
                        int source = format.toString().endsWith("bgr") ? 2 - channel : channel;
                        int value = pictures.get(picture).get(3 * pixel + source) & 0xff;
                        assertValue(tensor, format, index, value, channel);
                    }
                }
            }
        }
    }

    @Test
    void aSinglePictureOfBytesIsNotCopied() throws OrtException {
        ByteBuffer picture = numbered(1);

        try (OnnxTensor tensor = feed(InputFormat.NHWC_UINT8_RGB).tensor(List.of(picture), SHAPE)) {
            picture.put(0, (byte) 99);

            assertThat(tensor.getByteBuffer().get(0)).isEqualTo((byte) 99);
        }
    }

    private static void assertValue(OnnxTensor tensor, InputFormat format, int index, int value, int channel) {
        if (format.hasBytes()) {
            assertThat(tensor.getByteBuffer().get(index) & 0xff).isEqualTo(value);
        } else {
            FloatBuffer floats = tensor.getFloatBuffer();
            double expected = (value / 2.0 - (channel + 1)) / Math.pow(10, channel);
            assertThat((double) floats.get(index)).isCloseTo(expected, within(1e-5));
        }
    }

    private static PixelFeed feed(InputFormat format) {
        return new PixelFeed(OnnxLibrary.environment(), format, NORMALISATION);
    }

    /** A picture of which each byte is another. */
    private static ByteBuffer numbered(int first) {
        InputPicture picture = TestPictures.plain(SHAPE, 0, 0, 0);
        for (int i = 0; i < SHAPE.rgbBytes(); i++) {
            picture.rgb().put(i, (byte) (first + 3 * i));
        }
        return picture.rgb();
    }
}
