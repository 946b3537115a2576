package io.maskwatch.detector.onnx;

import ai.onnxruntime.OrtException;
import io.maskwatch.detector.Candidate;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.ModelFolder;
import java.util.List;

/**
 * Feeds a graph and reads what it gives. One class for each kind of layout of {@code model.yaml}. One call at a time. It
 * closes what it loaded itself; the graph that sees the pictures is not its own.
 */
interface GraphLayout extends AutoCloseable {
    /** Runs the graph on pictures of one shape; the answer has their order. */
    List<Found> run(List<InputPicture> pictures) throws OrtException;

    /** Asks the runs under way of graphs that it loaded itself to end; no other can be begun. By any thread. */
    default void abandon() {}

    @Override
    default void close() {}

    /** The layout that the model names, checked against the graph. */
    static GraphLayout of(ModelFolder folder, Graph graph, OnnxOptions options) {
        return switch (folder.description().layout()) {
            case FASTER_RCNN_BATCHED -> new BatchedLayout(folder, graph);
            case FASTER_RCNN_TORCHVISION -> new TorchvisionLayout(folder, graph);
            case TF_OBJECT_DETECTION, PLAIN_DETECTION -> new BoxTableLayout(folder, graph);
            case TWO_STAGE -> TwoStageLayout.open(folder, graph, options);
        };
    }

    /**
     * What the graph found in one picture.
     *
     * @param candidates boxes in pixels of the input
     * @param limitReached whether the graph says that it may have missed some
     */
    record Found(List<Candidate> candidates, boolean limitReached) {}
}
