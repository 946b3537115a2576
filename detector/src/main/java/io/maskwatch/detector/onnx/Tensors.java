package io.maskwatch.detector.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    /** Numbers of any kind, as floats. */
    static float[] numbers(OrtSession.Result result, String name) throws OrtException {
        OnnxTensor tensor = tensor(result, name);
        return switch (tensor.getInfo().type) {
            case INT64 -> floats(LongStream.of(longs(result, name)).asDoubleStream());
            case INT32 -> {
                int[] values = new int[tensor.getIntBuffer().remaining()];
                tensor.getIntBuffer().get(values);
                yield floats(IntStream.of(values).asDoubleStream());
            }
            case DOUBLE -> {
                double[] values = new double[tensor.getDoubleBuffer().remaining()];
                tensor.getDoubleBuffer().get(values);
                yield floats(DoubleStream.of(values));
            }
            default -> floats(result, name);
        };
    }

    private static float[] floats(DoubleStream values) {
        double[] wide = values.toArray();
        float[] narrow = new float[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    static boolean[] booleans(OrtSession.Result result, String name) throws OrtException {
        ByteBuffer buffer = tensor(result, name).getByteBuffer();
        boolean[] values = new boolean[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.get() != 0;
        }
        return values;
    }

    private static OnnxTensor tensor(OrtSession.Result result, String name) {
        OnnxValue value = result.get(name).orElseThrow(() -> new IllegalStateException("no output " + name));
        return (OnnxTensor) value;
    }
}
