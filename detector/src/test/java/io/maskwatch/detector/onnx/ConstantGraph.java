package io.maskwatch.detector.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes ONNX graphs that give the same whatever they are shown, so that a test says what a model gives. Field numbers are
 * those of {@code onnx.proto}.
 */
final class ConstantGraph {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT64 = 7;
    static final int BOOL = 9;

    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 17;
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

    /** An input that nothing depends on; lengths below 0 are open. */
    ConstantGraph input(String name, int type, long... lengths) {
        part(parts, 11, value(name, type, lengths));
        return this;
    }

    /** An output of numbers, each of which fits its type. */
    ConstantGraph output(String name, int type, double[] numbers, long... lengths) {
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        for (long length : lengths) {
            number(tensor, 1, length);
        }
        number(tensor, 2, type);
        part(tensor, 8, text(name + "-constant"));
        part(tensor, 9, raw(type, numbers));
        part(parts, 5, tensor.toByteArray());

        ByteArrayOutputStream node = new ByteArrayOutputStream();
        part(node, 1, text(name + "-constant"));
        part(node, 2, text(name));
        part(node, 4, text("Identity"));
        part(parts, 1, node.toByteArray());

        long[] open = new long[lengths.length];
        Arrays.fill(open, -1);
        part(parts, 12, value(name, type, open));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream graph = new ByteArrayOutputStream();
        graph.writeBytes(parts.toByteArray());
        part(graph, 2, text("constant"));
        ByteArrayOutputStream operators = new ByteArrayOutputStream();
        number(operators, 2, OPERATOR_SET);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        number(model, 1, IR_VERSION);
        part(model, 7, graph.toByteArray());
        part(model, 8, operators.toByteArray());
        return model.toByteArray();
    }

    private static byte[] value(String name, int type, long... lengths) {
        ByteArrayOutputStream shape = new ByteArrayOutputStream();
        for (int axis = 0; axis < lengths.length; axis++) {
            ByteArrayOutputStream dimension = new ByteArrayOutputStream();
            if (lengths[axis] < 0) {
                part(dimension, 2, text(name + axis));
            } else {
                number(dimension, 1, lengths[axis]);
            }
            part(shape, 1, dimension.toByteArray());
        }
        ByteArrayOutputStream tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        part(tensor, 2, shape.toByteArray());
        ByteArrayOutputStream kind = new ByteArrayOutputStream();
        part(kind, 1, tensor.toByteArray());
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        part(value, 1, text(name));
        part(value, 2, kind.toByteArray());
        return value.toByteArray();
    }

    private static byte[] raw(int type, double... numbers) {
        ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            switch (type) {
                case FLOAT -> raw.putFloat((float) number);
                case INT64 -> raw.putLong((long) number);
                default -> raw.put((byte) number);
            }
        }
        return Arrays.copyOf(raw.array(), raw.position());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void part(ByteArrayOutputStream out, int field, byte[] content) {
        varint(out, ((long) field << 3) | BYTES);
        varint(out, content.length);
        out.writeBytes(content);
    }

    private static void number(ByteArrayOutputStream out, int field, long number) {
        varint(out, ((long) field << 3) | VARINT);
        varint(out, number);
    }

    private static void varint(ByteArrayOutputStream out, long number) {
        long left = number;
        for (; (left & ~0x7fL) != 0; left >>>= 7) {
            out.write((int) ((left & 0x7f) | 0x80));
        }
        out.write((int) left);
    }
}
