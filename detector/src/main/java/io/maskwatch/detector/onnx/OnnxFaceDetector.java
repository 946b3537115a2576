package io.maskwatch.detector.onnx;

import ai.onnxruntime.OrtException;
import io.maskwatch.detector.FaceAssembly;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.UserError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A face detector that is one ONNX graph, or two, described by a model folder. One call at a time. */
public final class OnnxFaceDetector implements FaceDetector {
    private final ModelDescription model;
    private final Graph graph;
    private final GraphLayout layout;
    private final FaceAssembly assembly;

    private OnnxFaceDetector(ModelDescription model, Graph graph, GraphLayout layout, FaceAssembly assembly) {
        this.model = model;
        this.graph = graph;
        this.layout = layout;
        this.assembly = assembly;
    }

    /** Loads the model with the usual options. */
    public static OnnxFaceDetector open(ModelFolder folder, Provider provider) {
        return open(folder, OnnxOptions.on(provider));
    }

    /**
     * Loads the model.
     *
     * @throws UserError if it is not what its folder says, or cannot be run as asked
     */
    public static OnnxFaceDetector open(ModelFolder folder, OnnxOptions options) {
        Graph graph = Graph.load(folder, options);
        try {
            ModelDescription model = folder.description();
            FaceAssembly assembly = new FaceAssembly(model, options.minimumScore());
            return new OnnxFaceDetector(model, graph, GraphLayout.of(folder, graph, options), assembly);
        } catch (UserError e) {
            graph.close();
            throw e;
        }
    }

    @Override
    public ModelDescription model() {
        return model;
    }

    @Override
    public String provider() {
        return graph.provider();
    }

    @Override
    public ModelRun detect(List<InputPicture> pictures) throws ModelFailedException {
        if (pictures.stream().map(InputPicture::shape).distinct().count() != 1) {
            throw new IllegalArgumentException("pictures of one shape are needed, at least one");
        }
        long start = System.nanoTime();
        List<GraphLayout.Found> found = run(pictures);
        List<FacesInPicture> faces = new ArrayList<>(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
            faces.add(assembly.assemble(
                    found.get(i).candidates(),
                    pictures.get(i).letterbox(),
                    found.get(i).limitReached()));
        }
        return new ModelRun(faces, Duration.ofNanos(System.nanoTime() - start));
    }

    private List<GraphLayout.Found> run(List<InputPicture> pictures) throws ModelFailedException {
        try {
            return layout.run(pictures);
        } catch (OrtException | IndexOutOfBoundsException e) {
            throw new ModelFailedException(
                    "model " + model.name() + " failed on " + pictures.size() + " pictures: " + e.getMessage(), e);
        }
    }

    @Override
    public void abandon() {
        graph.abandon();
        layout.abandon();
    }

    @Override
    public void close() {
        layout.close();
        graph.close();
    }
}
