package io.maskwatch.simulator.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.simulator.figure.MaskFit;
import io.maskwatch.simulator.scene.TrueFace;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a COCO file says of photographs, by file name. Immutable. */
public final class CocoTruth {
    /**
     * One photograph.
     *
     * @param widthPx its width
     * @param heightPx its height
     * @param boxes faces in its own pixels
     */
    record Photograph(int widthPx, int heightPx, List<Box> boxes) {
        /** The faces where a placing puts them in a picture, each cut off at the picture's edge. */
        List<TrueFace> faces(AffineTransform placing, int pictureWidth, int pictureHeight, int index) {
            List<TrueFace> faces = new ArrayList<>();
            Rectangle2D picture = new Rectangle2D.Double(0, 0, pictureWidth, pictureHeight);
            for (int i = 0; i < boxes.size(); i++) {
                Rectangle2D whole =
                        placing.createTransformedShape(boxes.get(i).area()).getBounds2D();
                Rectangle2D seen = whole.createIntersection(picture);
                if (!seen.isEmpty()) {
                    double share = seen.getWidth() * seen.getHeight() / (whole.getWidth() * whole.getHeight());
                    faces.add(boxes.get(i).face("photo" + (index + 1) + "-" + (i + 1), seen, share));
                }
            }
            return faces;
        }
    }

    /** One face. */
    record Box(Rectangle2D area, MaskFit fit) {
        TrueFace face(String personId, Rectangle2D seen, double share) {
            return new TrueFace(
                    personId, seen.getX(), seen.getY(), seen.getWidth(), seen.getHeight(), fit.state(), fit, share, 0);
        }
    }

    private final Map<String, Photograph> photographs;

    private CocoTruth(Map<String, Photograph> photographs) {
        this.photographs = Map.copyOf(photographs);
    }

    public static CocoTruth none() {
        return new CocoTruth(Map.of());
    }

    /** Reads a COCO file; throws IOException if it is not one. */
    public static CocoTruth read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        Map<Integer, MaskFit> fits = new HashMap<>();
        for (JsonNode category : root.path("categories")) {
            MaskFit fit = fit(category.path("name").asText());
            if (fit != null) {
                fits.put(category.path("id").asInt(), fit);
            }
        }
        Map<Integer, List<Box>> boxes = boxes(root, fits);
        Map<String, Photograph> photographs = new HashMap<>();
        for (JsonNode image : root.path("images")) {
            List<Box> own = boxes.getOrDefault(image.path("id").asInt(), List.of());
            String name =
                    String.valueOf(Path.of(image.path("file_name").asText()).getFileName());
            photographs.put(
                    name,
                    new Photograph(
                            image.path("width").asInt(), image.path("height").asInt(), List.copyOf(own)));
        }
        return new CocoTruth(photographs);
    }

    private static Map<Integer, List<Box>> boxes(JsonNode root, Map<Integer, MaskFit> fits) {
        Map<Integer, List<Box>> boxes = new HashMap<>();
        for (JsonNode annotation : root.path("annotations")) {
            MaskFit fit = fits.get(annotation.path("category_id").asInt());
            JsonNode box = annotation.path("bbox");
            if (fit != null && box.size() == 4) {
                Rectangle2D area = new Rectangle2D.Double(
                        box.get(0).asDouble(),
                        box.get(1).asDouble(),
                        box.get(2).asDouble(),
                        box.get(3).asDouble());
                boxes.computeIfAbsent(annotation.path("image_id").asInt(), id -> new ArrayList<>())
                        .add(new Box(area, fit));
            }
        }
        return boxes;
    }

    private static @Nullable MaskFit fit(String category) {
        return switch (category.toLowerCase(Locale.ROOT)) {
            case "with_mask", "mask", "masked" -> MaskFit.ON;
            case "without_mask", "no_mask", "unmasked" -> MaskFit.OFF;
            case "mask_weared_incorrect", "incorrect" -> MaskFit.UNDER_NOSE;
            default -> null;
        };
    }

    Optional<Photograph> of(String fileName) {
        return Optional.ofNullable(photographs.get(fileName));
    }
}
