package io.maskwatch.app.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.maskwatch.detector.Box;
import io.maskwatch.detector.evaluation.TrueBox;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the pictures of a COCO detection file ({@code images}, {@code annotations}, {@code categories}), in its order, also
 * those without a box. What does not fit together is a {@link UserError}. Use once.
 */
public final class CocoPictures {
    private final Path file;
    private final List<String> labels;
    private final Map<Long, String> categories = new LinkedHashMap<>();
    private final Map<Long, List<TrueBox>> truth = new LinkedHashMap<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();

    private CocoPictures(Path file, List<String> labels) {
        this.file = file;
        this.labels = labels;
    }

    /**
     * The pictures, all of which are there.
     *
     * @param file the COCO file
     * @param folder where its pictures are
     * @param labels what the model knows; boxes of anything else are left out, unless nothing is known
     * @param limit only so many pictures, the first ones
     */
    public static Annotations read(Path file, Path folder, List<String> labels, int limit) {
        CocoPictures coco = new CocoPictures(file, labels);
        List<AnnotatedPicture> pictures = coco.pictures(folder, limit);
        return new Annotations(pictures, coco.leftOut);
    }

    /**
     * What a file says.
     *
     * @param pictures in the file's order
     * @param leftOut how many boxes of which categories the model does not know
     */
    public record Annotations(List<AnnotatedPicture> pictures, Map<String, Integer> leftOut) {
        public Annotations {
            pictures = List.copyOf(pictures);
            leftOut = Map.copyOf(leftOut);
        }
    }

    private List<AnnotatedPicture> pictures(Path folder, int limit) {
        JsonNode root = parse();
        rows(root, "categories").forEach(row -> categories.put(number(row, "id"), text(row, "name")));
        demandKnown();
        List<JsonNode> all = rows(root, "images");
        List<JsonNode> images = all.subList(0, Math.min(limit, all.size()));
        images.forEach(row -> truth.put(number(row, "id"), new ArrayList<>()));
        if (images.isEmpty()) {
            throw wrong("it names no picture", "Name a COCO file with images and annotations");
        }
        Map<Long, JsonNode> byId = new LinkedHashMap<>();
        all.forEach(row -> byId.put(number(row, "id"), row));
        rows(root, "annotations").forEach(row -> add(row, byId));
        List<AnnotatedPicture> pictures =
                images.stream().map(row -> picture(row, folder)).toList();
        demandAll(pictures, folder);
        return pictures;
    }

    private JsonNode parse() {
        try {
            return new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UserError(ExitCode.USAGE, "--coco " + file, "there is no such file", "Check the path");
        } catch (IOException e) {
            throw wrong("it cannot be read as JSON (" + firstLine(e) + ")", "Name a COCO detection file");
        }
    }

    private List<JsonNode> rows(JsonNode root, String key) {
        if (!root.path(key).isArray()) {
            throw wrong("it has no list \"" + key + "\"", "Name a COCO detection file");
        }
        List<JsonNode> rows = new ArrayList<>();
        root.get(key).forEach(rows::add);
        return rows;
    }

    private void add(JsonNode row, Map<Long, JsonNode> images) {
        JsonNode image = images.get(number(row, "image_id"));
        List<TrueBox> boxes = truth.get(number(row, "image_id"));
        if (image == null) {
            throw wrong(
                    "annotation " + row.path("id") + " is of picture " + number(row, "image_id")
                            + ", which is not among its images",
                    "Correct the file");
        }
        String label = label(row);
        Box box = box(row, image);
        if (boxes == null) {
            return;
        }
        if (labels.contains(label)) {
            boxes.add(new TrueBox(label, box, row.path("iscrowd").asInt() != 0));
        } else {
            leftOut.merge(label, 1, Integer::sum);
        }
    }

    private void demandKnown() {
        if (categories.values().stream().noneMatch(labels::contains)) {
            throw wrong(
                    "the model knows none of its categories " + String.join(", ", categories.values()),
                    "The model knows " + String.join(", ", labels));
        }
    }

    private String label(JsonNode row) {
        String label = categories.get(number(row, "category_id"));
        if (label == null) {
            throw wrong(
                    "annotation " + row.path("id") + " is of category " + number(row, "category_id")
                            + ", which is not among its categories",
                    "Correct the file");
        }
        return label;
    }

    private Box box(JsonNode row, JsonNode image) {
        JsonNode box = row.path("bbox");
        boolean numbers = true;
        for (JsonNode edge : box) {
            numbers &= edge.isNumber();
        }
        if (box.size() != 4 || !numbers) {
            throw wrong(
                    "annotation " + row.path("id") + " has no bbox of four numbers",
                    "Write [left, top, width, height] in pixels");
        }
        double left = box.get(0).asDouble();
        double top = box.get(1).asDouble();
        double widthPx = (double) number(image, "width");
        double heightPx = (double) number(image, "height");
        return new Box(
                within(left, widthPx),
                within(top, heightPx),
                within(left + box.get(2).asDouble(), widthPx),
                within(top + box.get(3).asDouble(), heightPx));
    }

    private AnnotatedPicture picture(JsonNode row, Path folder) {
        return new AnnotatedPicture(
                folder.resolve(text(row, "file_name")),
                (int) number(row, "width"),
                (int) number(row, "height"),
                truth.getOrDefault(number(row, "id"), List.of()));
    }

    private static void demandAll(List<AnnotatedPicture> pictures, Path folder) {
        List<Path> missing = pictures.stream()
                .map(AnnotatedPicture::file)
                .filter(picture -> !Files.isRegularFile(picture))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--images " + folder,
                    missing.size() + " of " + pictures.size() + " pictures are not there, the first is "
                            + folder.relativize(missing.get(0)),
                    "Name the folder that the file names of the COCO file are relative to");
        }
    }

    private long number(JsonNode row, String key) {
        if (!row.path(key).isNumber()) {
            throw wrong("a row has no number \"" + key + "\": " + shortened(row), "Name a COCO detection file");
        }
        return row.get(key).asLong();
    }

    private String text(JsonNode row, String key) {
        if (!row.path(key).isTextual()) {
            throw wrong("a row has no text \"" + key + "\": " + shortened(row), "Name a COCO detection file");
        }
        return row.get(key).asText();
    }

    private UserError wrong(String cause, String remedy) {
        return new UserError(ExitCode.CONFIGURATION, "--coco " + file, cause, remedy);
    }

    private static double within(double edge, double limit) {
        return Math.max(0, Math.min(limit, edge));
    }

    private static String shortened(JsonNode row) {
        String text = row.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
