package io.maskwatch.detector.work;

import io.maskwatch.detector.model.InputShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers for pixels, used again and again, since the collector is slow to return memory outside its heap. Keeps a
 * bounded number; more are made when asked for. Thread-safe.
 */
final class PixelBuffers {
    private final int kept;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();

    PixelBuffers(int kept) {
        this.kept = kept;
    }

    /** A buffer with room for a picture of that shape; its content is arbitrary. */
    ByteBuffer take(InputShape shape) {
        synchronized (this) {
            ByteBuffer buffer = free.poll();
            if (buffer != null && buffer.capacity() >= shape.rgbBytes()) {
                return buffer.clear();
            }
        }
        return ByteBuffer.allocateDirect(shape.rgbBytes()).order(ByteOrder.nativeOrder());
    }

    /** Gives a buffer back. */
    synchronized void giveBack(ByteBuffer buffer) {
        if (free.size() < kept) {
            free.push(buffer);
        }
    }
}
