package io.maskwatch.detector.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Arrays;
import java.util.Map;

/**
 * What a graph takes and gives, held against what its layout demands, so that a wrong model is told at the start and not by
 * the first frame. Immutable.
 */
final class GraphSignature {
    /** Any length, known only at run time. */
    static final long ANY = -1;

    private final ModelFolder folder;
    private final Map<String, NodeInfo> inputs;
    private final Map<String, NodeInfo> outputs;

    GraphSignature(ModelFolder folder, OrtSession session) {
        this.folder = folder;
        try {
            this.inputs = session.getInputInfo();
            this.outputs = session.getOutputInfo();
        } catch (OrtException e) {
            throw new IllegalStateException("The graph's signature cannot be read", e);
        }
    }

    /** The graph must have this input, of that type, open where {@code shape} says {@link #ANY}, and no other. */
    void demandInput(String name, OnnxJavaType type, long... shape) {
        demand(inputs, "input", name, type, shape);
        if (inputs.size() > 1) {
            throw wrong("it wants the inputs " + inputs.keySet() + ", the layout has one");
        }
    }

    /** The graph must have this output, of that type; {@link #ANY} in {@code shape} allows every length. */
    void demandOutput(String name, OnnxJavaType type, long... shape) {
        demand(outputs, "output", name, type, shape);
    }

    private void demand(Map<String, NodeInfo> nodes, String kind, String name, OnnxJavaType type, long... shape) {
        NodeInfo node = nodes.get(name);
        if (node == null) {
            throw wrong("it has no " + kind + " " + name + ", only " + nodes.keySet());
        }
        String expected = type + Arrays.toString(shape).replace("-1", "any");
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw wrong(kind + " " + name + " is no tensor, but must be " + expected);
        }
        if (tensor.type != type || !fits(tensor.getShape(), shape, kind.equals("input"))) {
            throw wrong(kind + " " + name + " is " + tensor.type
                    + Arrays.toString(tensor.getShape()).replace("-1", "any") + ", but must be " + expected);
        }
    }

    private static boolean fits(long[] actual, long[] demanded, boolean mustBeOpen) {
        if (actual.length != demanded.length) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            boolean open = actual[i] < 0;
            if (demanded[i] == ANY ? mustBeOpen && !open : !open && actual[i] != demanded[i]) {
                return false;
            }
        }
        return true;
    }

    private UserError wrong(String cause) {
        return new UserError(
                ExitCode.CONFIGURATION,
                folder.where() + "/" + folder.description().file(),
                "the graph is not of layout " + folder.description().layout() + ": " + cause,
                "Name the right layout, input and outputs in model.yaml, or export the model for this layout");
    }
}
