package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale_frame;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/**
 * Scales frames and converts their pixel format, range and colour matrix. Made anew whenever the shape of its task changes,
 * so a stream may change its size midway. Not thread-safe; closing twice is harmless.
 */
final class Scaler implements AutoCloseable {
    private static final int NEUTRAL = 1 << 16;

    private final int flags;
    private @Nullable SwsContext context;
    private @Nullable Task task;

    private record Task(Shape source, Shape target) {}

    private record Shape(int widthPx, int heightPx, int pixelFormat, boolean fullRange, int matrix) {
        static Shape of(AVFrame frame) {
            return new Shape(
                    frame.width(), frame.height(), frame.format(), PixelRange.isFull(frame), PixelRange.matrix(frame));
        }
    }

    Scaler(int flags) {
        this.flags = flags;
    }

    /** Fills the target, whose own size, format and range say what is wanted. */
    void scale(AVFrame source, AVFrame target) {
        SwsContext ready = contextFor(new Task(Shape.of(source), Shape.of(target)));
        Ffmpeg.checked(sws_scale_frame(ready, target, source), "scaling a picture");
    }

    private SwsContext contextFor(Task wanted) {
        SwsContext ready = context;
        if (ready == null || !wanted.equals(task)) {
            close();
            ready = create(wanted.source(), wanted.target());
            context = ready;
            task = wanted;
        }
        return ready;
    }

    private SwsContext create(Shape source, Shape target) {
        SwsContext created = Ffmpeg.allocated(
                sws_getContext(
                        source.widthPx(),
                        source.heightPx(),
                        source.pixelFormat(),
                        target.widthPx(),
                        target.heightPx(),
                        target.pixelFormat(),
                        flags,
                        null,
                        null,
                        (DoublePointer) null),
                "a scaler");
        sws_setColorspaceDetails( // it refuses for formats without a range, where there is nothing to set
                created,
                sws_getCoefficients(source.matrix()),
                source.fullRange() ? 1 : 0,
                sws_getCoefficients(target.matrix()),
                target.fullRange() ? 1 : 0,
                0,
                NEUTRAL,
                NEUTRAL);
        return created;
    }

    @Override
    public void close() {
        if (context != null) {
            sws_freeContext(context);
            context = null;
            task = null;
        }
    }
}
