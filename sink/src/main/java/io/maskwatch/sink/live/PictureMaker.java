package io.maskwatch.sink.live;

import io.maskwatch.media.JpegImage;
import io.maskwatch.media.JpegRetoucher;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.PictureArea;
import io.maskwatch.schemas.BoundingBox;
import io.maskwatch.schemas.Detection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes pictures that may be shown: every box scored 0.05 or more for any class is hidden, enlarged by a quarter of its size
 * to each side. Keeps a retoucher for each thread that was ever at work at once. Thread-safe.
 */
public final class PictureMaker implements AutoCloseable {
    private static final double LEAST_SCORE = 0.05;
    private static final double ENLARGED_BY = 0.25;
    private static final int MAX_PIXELS = 16_000_000;

    private final Supplier<JpegRetoucher> retouchers;
    private final Deque<JpegRetoucher> idle = new ArrayDeque<>();
    private boolean closed;

    public PictureMaker(Supplier<JpegRetoucher> retouchers) {
        this.retouchers = retouchers;
    }

    /**
     * The picture of a frame.
     *
     * @param unblurred whether faces are to be seen; whoever asks has made sure that they may be
     * @throws MediaException if the frame's JPEG is refused
     */
    public JpegImage make(JudgedFrame judged, int widthPx, boolean unblurred) throws MediaException {
        List<PictureArea> hidden = unblurred ? List.of() : faces(judged);
        JpegRetoucher retoucher = take();
        try {
            return retoucher.retouch(judged.jpeg(), MAX_PIXELS, widthPx, hidden);
        } finally {
            giveBack(retoucher);
        }
    }

    static List<PictureArea> faces(JudgedFrame judged) {
        return judged.outcome().getDetections().stream()
                .filter(PictureMaker::scored)
                .map(detection -> area(detection.getBox()))
                .toList();
    }

    private static boolean scored(Detection detection) {
        return isScored(detection.getScore())
                || detection.getClassScores().values().stream().anyMatch(PictureMaker::isScored);
    }

    /** A score that is no number hides too. */
    private static boolean isScored(float score) {
        return !(score < LEAST_SCORE);
    }

    private static PictureArea area(BoundingBox box) {
        return PictureArea.around(box.getLeft(), box.getTop(), box.getWidth(), box.getHeight(), ENLARGED_BY);
    }

    private synchronized JpegRetoucher take() {
        if (closed) {
            throw new IllegalStateException("The maker of pictures is closed");
        }
        JpegRetoucher ready = idle.poll();
        return ready == null ? retouchers.get() : ready;
    }

    private synchronized void giveBack(JpegRetoucher retoucher) {
        if (closed) {
            retoucher.close();
        } else {
            idle.push(retoucher);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(JpegRetoucher::close);
        idle.clear();
    }
}
