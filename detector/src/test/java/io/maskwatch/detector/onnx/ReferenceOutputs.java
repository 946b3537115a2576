package io.maskwatch.detector.onnx;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputShape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * What PyTorch gave for stored pictures of generated scenes, each alone: written by the training folder's export along with
 * the model that ships.
 *
 * @param sha256 hash of the graph that was exported in the same run
 * @param pictures one entry a picture
 */
record ReferenceOutputs(String sha256, List<Answer> pictures) {
    private static final String FOLDER = "reference/";

    /** The rows that count, best first; boxes as left, top, right, bottom in pixels of the picture. */
    record Answer(
            String file,
            int count,
            boolean truncated,
            List<List<Double>> boxes,
            List<Double> scores,
            List<Integer> labels,
            @JsonProperty("class_scores") List<List<Double>> classScores) {

        /** The picture, unscaled. */
        InputPicture picture() {
            BufferedImage image = read(file);
            return TestPictures.drawn(new InputShape(image.getWidth(), image.getHeight()), image);
        }

        /** The picture in the top left corner of another shape, with grey to its right and below. */
        InputPicture pictureIn(InputShape shape) {
            return TestPictures.drawn(shape, read(file));
        }
    }

    static ReferenceOutputs stored() {
        try (InputStream json = open("outputs.json")) {
            return new ObjectMapper().readValue(json, ReferenceOutputs.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(String file) {
        try (InputStream png = open(file)) {
            return ImageIO.read(png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(ReferenceOutputs.class.getResourceAsStream(FOLDER + file), file);
    }
}
