package io.maskwatch.app.replay;

import io.maskwatch.schemas.ComplianceWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a camera gave between two tellings of a window, which is about ten seconds. Immutable.
 *
 * @param fromMs when it began, inclusive
 * @param toMs when it ended, exclusive
 * @param analysed frames analysed
 * @param shed frames shed
 * @param faces faces looked at
 * @param facesTooSmall those among them that were too small to judge
 * @param persons mean number of persons in the picture; -1 if no frame says
 */
record Slice(long fromMs, long toMs, int analysed, int shed, int faces, int facesTooSmall, double persons) {

    /** The slices that a camera's windows make, in order. */
    static List<Slice> of(List<StoredWindow> windows) {
        List<StoredWindow> ordered = windows.stream()
                .sorted(Comparator.comparingLong(StoredWindow::startMs)
                        .thenComparingInt(stored -> stored.window().getRevision()))
                .toList();
        List<Slice> slices = new ArrayList<>();
        StoredWindow before = null;
        for (StoredWindow stored : ordered) {
            if (before != null && before.startMs() != stored.startMs()) {
                before = null;
            }
            long fromMs = before == null ? stored.startMs() : before.countedMs();
            if (stored.countedMs() > fromMs) {
                slices.add(between(before == null ? null : before.window(), stored, fromMs));
                before = stored;
            }
        }
        return slices;
    }

    private static Slice between(@Nullable ComplianceWindow before, StoredWindow stored, long fromMs) {
        ComplianceWindow window = stored.window();
        int earlier = before == null ? 0 : before.getFramesAnalysed();
        int analysed = Math.max(0, window.getFramesAnalysed() - earlier);
        double persons = sum(window) - (before == null ? 0 : sum(before));
        return new Slice(
                fromMs,
                stored.countedMs(),
                analysed,
                Math.max(0, window.getFramesShed() - (before == null ? 0 : before.getFramesShed())),
                Math.max(0, window.getFaces() - (before == null ? 0 : before.getFaces())),
                Math.max(0, window.getFacesTooSmall() - (before == null ? 0 : before.getFacesTooSmall())),
                analysed == 0 ? -1 : Math.max(0, persons / analysed));
    }

    /** Persons over all frames; a frame out of order counts as the others do. */
    private static double sum(ComplianceWindow window) {
        return window.getMeanOccupancy() == null ? 0 : window.getMeanOccupancy() * window.getFramesAnalysed();
    }
}
