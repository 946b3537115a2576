package io.maskwatch.detector.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.maskwatch.detector.model.InputFormat;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.Normalisation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Lays packed RGB24 pictures out as a graph wants them. Its memory is used again by the next call, so a tensor is to be
 * closed before that. Not thread-safe.
 */
final class PixelFeed {
    private final OrtEnvironment environment;
    private final InputFormat format;
    private final float[][] levels = new float[3][];
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    PixelFeed(OrtEnvironment environment, InputFormat format, Normalisation normalisation) {
        this.environment = environment;
        this.format = format;
        for (int channel = 0; channel < levels.length; channel++) {
            levels[channel] = normalisation.table(channel);
        }
    }

    /** The shape of a tensor of so many pictures. */
    static long[] dimensions(InputFormat format, long pictures, long heightPx, long widthPx) {
        if (!format.hasBatch()) {
            return new long[] {3, heightPx, widthPx};
        }
        return format.hasPlanes()
                ? new long[] {pictures, 3, heightPx, widthPx}
                : new long[] {pictures, heightPx, widthPx, 3};
    }

    /** What the tensor is made of. */
    static OnnxJavaType type(InputFormat format) {
        return format.hasBytes() ? OnnxJavaType.UINT8 : OnnxJavaType.FLOAT;
    }

    /** The tensor of pictures of one shape, each from its buffer's start. */
    OnnxTensor tensor(List<ByteBuffer> pictures, InputShape shape) throws OrtException {
        long[] dimensions = dimensions(format, pictures.size(), shape.heightPx(), shape.widthPx());
        return format.hasBytes()
                ? OnnxTensor.createTensor(
                        environment, bytes(pictures, shape.rgbBytes()), dimensions, OnnxJavaType.UINT8)
                : OnnxTensor.createTensor(environment, floats(pictures, shape.rgbBytes()), dimensions);
    }

    /** All pictures one after the other: a single one as it lies, if its channels do, of more a copy. */
    private ByteBuffer bytes(List<ByteBuffer> pictures, int values) {
        if (pictures.size() == 1 && !format.startsBlue()) {
            return pictures.get(0)
                    .duplicate()
                    .order(ByteOrder.nativeOrder())
                    .position(0)
                    .limit(values);
        }
        ByteBuffer batch = memory(Math.multiplyExact(values, pictures.size()));
        for (ByteBuffer picture : pictures) {
            if (format.startsBlue()) {
                for (int at = 0; at < values; at++) {
                    batch.put(picture.get(at + 2 - 2 * (at % 3)));
                }
            } else {
                batch.put(picture.duplicate().position(0).limit(values));
            }
        }
        return batch.flip();
    }

    private FloatBuffer floats(List<ByteBuffer> pictures, int values) {
        int total = Math.multiplyExact(values, pictures.size());
        FloatBuffer batch =
                memory(Math.multiplyExact(total, Float.BYTES)).asFloatBuffer().limit(total);
        for (int picture = 0; picture < pictures.size(); picture++) {
            for (int channel = 0; channel < levels.length; channel++) {
                putChannel(batch, picture * values, pictures.get(picture), values / 3, channel);
            }
        }
        return batch;
    }

    private void putChannel(FloatBuffer batch, int start, ByteBuffer rgb, int pixels, int channel) {
        int source = format.startsBlue() ? 2 - channel : channel;
        int offset = start + channel * (format.hasPlanes() ? pixels : 1);
        int step = format.hasPlanes() ? 1 : 3;
        float[] level = levels[channel];
        for (int pixel = 0; pixel < pixels; pixel++) {
            batch.put(offset + step * pixel, level[rgb.get(3 * pixel + source) & 0xff]);
        }
    }

    private ByteBuffer memory(int bytes) {
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes);
        }
        return memory.clear().order(ByteOrder.nativeOrder());
    }
}
