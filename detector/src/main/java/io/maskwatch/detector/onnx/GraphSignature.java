package io.maskwatch.detector.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a graph takes and gives, held against what its layout demands, so that a wrong model is told at the start and not by
 * the first frame. Immutable.
 */
final class GraphSignature {
    /** Any length, known only at run time. */
    static final long ANY = -1;

    /** What numbers may be, where a layout does not care. */
    private static final Set<OnnxJavaType> NUMBERS =
            EnumSet.of(OnnxJavaType.FLOAT, OnnxJavaType.DOUBLE, OnnxJavaType.INT32, OnnxJavaType.INT64);

    private final String file;
    private final String role;
    private final Map<String, NodeInfo> inputs;
    private final Map<String, NodeInfo> outputs;

    /**
     * @param file names the graph in complaints
     * @param role what it is to be, in words that fit after "the graph is not"
     */
    GraphSignature(String file, String role, Graph graph) {
        this.file = file;
        this.role = role;
        try {
            this.inputs = graph.session().getInputInfo();
            this.outputs = graph.session().getOutputInfo();
        } catch (OrtException e) {
            throw new IllegalStateException("The graph's signature cannot be read", e);
        }
    }

    /** Of the graph that sees the pictures. */
    static GraphSignature of(ModelFolder folder, Graph graph) {
        ModelDescription model = folder.description();
        return new GraphSignature(folder.where() + "/" + model.file(), "of layout " + model.layout(), graph);
    }

    /** The graph must have this input, of that type, open where {@code shape} says {@link #ANY}, and no other. */
    void demandInput(String name, OnnxJavaType type, long... shape) {
        demand(inputs, "input", name, EnumSet.of(type), shape);
        if (inputs.size() > 1) {
            throw wrong("it wants the inputs " + inputs.keySet() + ", the layout has one");
        }
    }

    /** Whether the input's first length is open. */
    boolean takesAnyNumber() {
        return inputs.values().stream()
                .allMatch(input -> input.getInfo() instanceof TensorInfo tensor && tensor.getShape()[0] < 0);
    }

    /** The graph must have this output, of that type; {@link #ANY} in {@code shape} allows every length. */
    void demandOutput(String name, OnnxJavaType type, long... shape) {
        demand(outputs, "output", name, EnumSet.of(type), shape);
    }

    /** The graph must have this output, of numbers of any kind; {@link #ANY} in {@code shape} allows every length. */
    void demandNumbers(String name, long... shape) {
        demand(outputs, "output", name, NUMBERS, shape);
    }

    /** How many lengths that output has; -1 if there is none of that name, or it is no tensor. */
    int outputRank(String name) {
        NodeInfo node = outputs.get(name);
        return node != null && node.getInfo() instanceof TensorInfo tensor ? tensor.getShape().length : -1;
    }

    /** The last length of that output; {@link #ANY} if it is open. */
    long outputWidth(String name) {
        NodeInfo node = outputs.get(name);
        if (node != null && node.getInfo() instanceof TensorInfo tensor && tensor.getShape().length > 0) {
            return tensor.getShape()[tensor.getShape().length - 1];
        }
        return ANY;
    }

    private void demand(Map<String, NodeInfo> nodes, String kind, String name, Set<OnnxJavaType> types, long... shape) {
        NodeInfo node = nodes.get(name);
        if (node == null) {
            throw wrong("it has no " + kind + " " + name + ", only " + nodes.keySet());
        }
        String type = types.size() == 1 ? types.iterator().next().toString() : "numbers";
        String expected = type + Arrays.toString(shape).replace("-1", "any");
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw wrong(kind + " " + name + " is no tensor, but must be " + expected);
        }
        if (!types.contains(tensor.type) || !fits(tensor.getShape(), shape, kind.equals("input"))) {
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
                file,
                "the graph is not " + role + ": " + cause,
                "Name the right layout, input and outputs in model.yaml, or export the model for this layout");
    }
}
