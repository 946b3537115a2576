package io.maskwatch.simulator.content;

import io.maskwatch.simulator.scene.TrueFace;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;

/** Pictures of one size over time, asked for in order of time. For one thread at a time; whoever uses it closes it. */
public interface PictureSource extends AutoCloseable {
    /**
     * The picture at a time since the camera's start, of type {@link BufferedImage#TYPE_3BYTE_BGR}. It may be the same
     * object each time: use it before asking for the next.
     */
    BufferedImage pictureAt(Duration at);

    /** What faces are truly to be seen at a time; empty where that is not known. Callable from any thread. */
    default List<TrueFace> facesAt(Duration at) {
        return List.of();
    }

    @Override
    default void close() {}
}
