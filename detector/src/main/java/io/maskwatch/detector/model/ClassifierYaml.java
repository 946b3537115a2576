package io.maskwatch.detector.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.RecordBinder.Defaults;
import org.jspecify.annotations.Nullable;

/** Reads the group {@code classifier} of the layout {@code two-stage}. Stateless. */
record ClassifierYaml(YamlDemands demands) {
    private static final int LARGEST_PX = 2048;
    private static final double LARGEST_ENLARGEMENT = 10;

    ClassifierStage read(JsonNode root) {
        demands.demand(root.has("classifier"), "classifier", "it is missing", "Name the graph that classifies faces");
        Entry entry = RecordBinder.bind(
                root.get("classifier"), Entry.class, Defaults.none(), demands.where() + ", classifier");
        return new ClassifierStage(
                demands.fileName("classifier.file", entry.file),
                demands.sha256("classifier.sha256", entry.sha256),
                input(entry.input),
                entry.output,
                crop(entry.crop));
    }

    private ClassifierStage.Input input(Input input) {
        demands.demand(
                Math.min(input.widthPx, input.heightPx) > 0 && Math.max(input.widthPx, input.heightPx) <= LARGEST_PX,
                "classifier.input",
                input.widthPx + "x" + input.heightPx + " pixels are not between 1 and " + LARGEST_PX,
                "Write the size of a face as the graph wants it");
        PixelsYaml pixels = new PixelsYaml(demands);
        InputFormat format =
                pixels.format("classifier.input.format", input.format, InputFormat.batched(), "a classifier");
        return new ClassifierStage.Input(
                input.name,
                format,
                input.widthPx,
                input.heightPx,
                pixels.normalisation("classifier.input.normalise", format, input.normalise));
    }

    private FaceCrop crop(@Nullable FaceCrop crop) {
        if (crop == null) {
            return FaceCrop.defaults();
        }
        demands.demand(
                crop.enlarge() > 0 && crop.enlarge() <= LARGEST_ENLARGEMENT,
                "classifier.crop.enlarge " + crop.enlarge(),
                "it is not above 0 and at most " + LARGEST_ENLARGEMENT,
                "Use 1 for the box itself");
        return crop;
    }

    /** The keys of the group. */
    private record Entry(
            String file,
            String sha256,
            Input input,
            ClassifierStage.Output output,
            @Nullable FaceCrop crop) {}

    /** The keys of its input. */
    private record Input(
            String name,
            @Nullable InputFormat format,
            int widthPx,
            int heightPx,
            @Nullable Normalisation normalise) {}
}
