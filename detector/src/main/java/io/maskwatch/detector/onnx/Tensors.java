package io.maskwatch.detector.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/** A run's outputs as flat arrays, copied out of the library's memory. */
final class Tensors {
    private Tensors() {}

    static float[] floats(OrtSession.Result result, String name) throws OrtException {
        FloatBuffer buffer = tensor(result, name).getFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    static long[] longs(OrtSession.Result result, String name) throws OrtException {
        LongBuffer buffer = tensor(result, name).getLongBuffer();
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    /** Of a tensor with one dimension. */
    static boolean[] booleans(OrtSession.Result result, String name) throws OrtException {
        return (boolean[]) tensor(result, name).getValue();
    }

    private static OnnxTensor tensor(OrtSession.Result result, String name) {
        OnnxValue value = result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name));
        return (OnnxTensor) value;
    }
}
