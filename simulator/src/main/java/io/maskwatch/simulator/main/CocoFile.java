package io.maskwatch.simulator.main;

import io.maskwatch.simulator.figure.MaskState;
import io.maskwatch.simulator.scene.SceneFrame;
import io.maskwatch.simulator.scene.TrueFace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The truth of exported pictures in COCO's form, with the category names of the common face-mask sets. Not thread-safe. */
final class CocoFile {
    private static final double SMALLEST_SHARE = 0.45;
    private static final double SMALLEST_HEIGHT = 10;

    private final List<Map<String, Object>> images = new ArrayList<>();
    private final List<Map<String, Object>> annotations = new ArrayList<>();

    void add(String file, SceneFrame frame) {
        int image = images.size() + 1;
        images.add(fields(
                "id",
                image,
                "file_name",
                file,
                "width",
                frame.picture().getWidth(),
                "height",
                frame.picture().getHeight()));
        for (TrueFace face : frame.faces()) {
            if (face.visibleShare() >= SMALLEST_SHARE && face.heightPx() >= SMALLEST_HEIGHT) {
                annotations.add(fields(
                        "id",
                        annotations.size() + 1,
                        "image_id",
                        image,
                        "category_id",
                        id(face.state()),
                        "bbox",
                        List.of(face.leftPx(), face.topPx(), face.widthPx(), face.heightPx()),
                        "area",
                        face.widthPx() * face.heightPx(),
                        "iscrowd",
                        0));
            }
        }
    }

    Map<String, Object> content() {
        List<Map<String, Object>> categories = new ArrayList<>();
        for (MaskState state : MaskState.values()) {
            categories.add(fields("id", id(state), "name", name(state)));
        }
        return fields("images", images, "annotations", annotations, "categories", categories);
    }

    private static int id(MaskState state) {
        return switch (state) {
            case MASKED -> 1;
            case UNMASKED -> 2;
            case INCORRECT -> 3;
        };
    }

    /** The sets' own spelling. */
    private static String name(MaskState state) {
        return switch (state) {
            case MASKED -> "with_mask";
            case UNMASKED -> "without_mask";
            case INCORRECT -> "mask_weared_incorrect";
        };
    }

    private static Map<String, Object> fields(Object... keysAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return fields;
    }
}
