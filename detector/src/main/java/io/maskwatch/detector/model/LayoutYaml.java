package io.maskwatch.detector.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.maskwatch.detector.model.BoxTable.Convention;
import io.maskwatch.runtime.config.RecordBinder;
import io.maskwatch.runtime.config.RecordBinder.Defaults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the groups of keys that only some layouts have. Stateless. */
record LayoutYaml(YamlDemands demands) {
    /** The groups; each layout has some of them. */
    static final List<String> GROUPS = List.of("outputs", "boxes", "faces", "classifier");

    private static final int LONGEST_STRIDE_OF_YUNET = 32;
    private static final double USUAL_MINIMUM = 0.3;

    LayoutPart read(JsonNode root, LayoutName layout, ModelInput input) {
        for (String group : GROUPS) {
            demands.demand(
                    !root.has(group) || layout.groups().contains(group),
                    group,
                    "layout " + layout + " has no such group",
                    "Leave it out, or name the layout that it belongs to; this one has " + layout.groups());
        }
        return switch (layout) {
            case FASTER_RCNN_BATCHED, FASTER_RCNN_TORCHVISION ->
                bind(root, "outputs", ModelOutputs.class, ModelOutputs.defaults());
            case TF_OBJECT_DETECTION ->
                new BoxTable(
                        bind(root, "outputs", BoxTable.Outputs.class, BoxTable.TENSORFLOW.outputs()),
                        BoxTable.TENSORFLOW.convention());
            case PLAIN_DETECTION ->
                new BoxTable(
                        bind(root, "outputs", BoxTable.Outputs.class, BoxTable.Outputs.defaults()),
                        bind(root, "boxes", Convention.class, Convention.defaults()));
            case TWO_STAGE -> new TwoStages(faces(root, input), new ClassifierYaml(demands).read(root));
        };
    }

    private FaceStage faces(JsonNode root, ModelInput input) {
        demands.demand(root.has("faces"), "faces", "it is missing", "Say how the face detector tells its faces");
        Faces faces = RecordBinder.bind(root.get("faces"), Faces.class, Defaults.none(), demands.where() + ", faces");
        FaceStage.Decoding decoding = faces.decoding;
        List<String> outputs = faces.outputs == null ? decoding.usualOutputs() : faces.outputs;
        demands.demand(
                outputs.size() == decoding.usualOutputs().size(),
                "faces.outputs " + outputs,
                "this decoding has " + decoding.usualOutputs().size(),
                "Name what the graph calls " + decoding.usualOutputs() + ", in that order");
        demands.demand(
                decoding != FaceStage.Decoding.YUNET || input.stride() % LONGEST_STRIDE_OF_YUNET == 0,
                "input.stride " + input.stride(),
                "YuNet's longest stride is " + LONGEST_STRIDE_OF_YUNET,
                "Write " + LONGEST_STRIDE_OF_YUNET);
        return new FaceStage(
                decoding,
                outputs,
                demands.fraction(
                        "faces.minimumScore", faces.minimumScore == null ? USUAL_MINIMUM : faces.minimumScore));
    }

    private <T extends Record> T bind(JsonNode root, String group, Class<T> type, T preset) {
        return root.has(group)
                ? RecordBinder.bind(root.get(group), type, Defaults.of(preset), demands.where() + ", " + group)
                : preset;
    }

    /** The keys of {@code faces}. */
    private record Faces(
            FaceStage.Decoding decoding,
            @Nullable List<String> outputs,
            @Nullable Double minimumScore) {}
}
