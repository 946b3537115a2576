package io.maskwatch.detector.onnx;

import static io.maskwatch.detector.onnx.GraphSignature.ANY;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shows pictures to a graph: all in one run where it takes any number of them, else one by one. Not thread-safe; owns no
 * graph.
 */
final class PictureRuns {
    private final Graph graph;
    private final String input;
    private final PixelFeed feed;
    private final boolean together;

    private PictureRuns(Graph graph, String input, PixelFeed feed, boolean together) {
        this.graph = graph;
        this.input = input;
        this.feed = feed;
        this.together = together;
    }

    /** For a graph of one picture a run, or of any number; the input is checked. */
    static PictureRuns of(ModelInput input, Graph graph, GraphSignature signature) {
        long side =
                input.square() && input.sizesPx().size() == 1 ? input.sizesPx().get(0) : ANY;
        long[] shape = PixelFeed.dimensions(input.format(), 1, side, side);
        signature.demandInput(input.name(), PixelFeed.type(input.format()), shape);
        return new PictureRuns(
                graph, input.name(), feed(input, graph), input.format().hasBatch() && signature.takesAnyNumber());
    }

    /** For a graph of any number of pictures a run; the input is checked. */
    static PictureRuns batched(ModelInput input, Graph graph, GraphSignature signature) {
        long[] shape = PixelFeed.dimensions(input.format(), ANY, ANY, ANY);
        signature.demandInput(input.name(), PixelFeed.type(input.format()), shape);
        return new PictureRuns(graph, input.name(), feed(input, graph), true);
    }

    /** The same, but each picture alone. */
    PictureRuns oneByOne() {
        return new PictureRuns(graph, input, feed, false);
    }

    /** What was read of each picture, in their order. */
    <T> List<T> run(List<InputPicture> pictures, Reader<T> reader) throws OrtException {
        if (together) {
            return runTogether(pictures, reader);
        }
        List<T> read = new ArrayList<>(pictures.size());
        for (InputPicture picture : pictures) {
            read.addAll(runTogether(List.of(picture), reader));
        }
        return read;
    }

    private <T> List<T> runTogether(List<InputPicture> pictures, Reader<T> reader) throws OrtException {
        InputShape shape = pictures.get(0).shape();
        try (OnnxTensor images =
                        feed.tensor(pictures.stream().map(InputPicture::rgb).toList(), shape);
                OrtSession.Result result = graph.run(Map.of(input, images))) {
            return reader.read(result, shape, pictures.size());
        }
    }

    private static PixelFeed feed(ModelInput input, Graph graph) {
        return new PixelFeed(graph.environment(), input.format(), input.normalisation());
    }

    /** Reads a run's outputs: one answer a picture. */
    @FunctionalInterface
    interface Reader<T> {
        List<T> read(OrtSession.Result result, InputShape shape, int pictures) throws OrtException;
    }
}
