package io.maskwatch.detector.evaluation;

import io.maskwatch.detector.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The detections and true boxes of one label on one picture, matched as COCO does: best detection first, each takes the free
 * true box that it overlaps most. Immutable, thread-safe.
 *
 * <p>True boxes outside of the area range, and crowds, are ignored ones: a detection takes one only if it can have no
 * other, and is then neither hit nor miss. Nor is an unmatched detection that is itself outside of the range.
 *
 * @see <a href="https://cocodataset.org/#detection-eval">COCO, detection evaluation</a>
 */
final class PictureMatching {
    /** Detections of a label that count on one picture. */
    static final int MOST_DETECTIONS = 100;

    private static final double WHOLE = 1 - 1e-10;
    private static final int NONE = -1;

    private final List<FoundBox> found;
    private final List<TrueBox> truth;
    private final double[][] overlaps;

    /**
     * @param found detections of one label; beyond the hundred best they are left out
     * @param truth boxes of the same label
     */
    PictureMatching(List<FoundBox> found, List<TrueBox> truth) {
        this.found = found.stream()
                .sorted(Comparator.comparingDouble(FoundBox::score).reversed())
                .limit(MOST_DETECTIONS)
                .toList();
        this.truth = List.copyOf(truth);
        this.overlaps = this.found.stream()
                .map(one -> this.truth.stream()
                        .mapToDouble(other -> overlap(one.box(), other))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** True boxes that ask to be found. */
    int counted(AreaRange range) {
        return (int) truth.stream().filter(box -> !ignored(box, range)).count();
    }

    /** The detections that are hit or miss at an overlap, best first. */
    List<Judged> judge(AreaRange range, double leastIou) {
        boolean[] taken = new boolean[truth.size()];
        List<Judged> judged = new ArrayList<>(found.size());
        for (int detection = 0; detection < found.size(); detection++) {
            int match = match(overlaps[detection], taken, range, Math.min(leastIou, WHOLE));
            if (match != NONE) {
                taken[match] = true;
            }
            boolean hit = match != NONE && !ignored(truth.get(match), range);
            boolean miss =
                    match == NONE && range.contains(found.get(detection).box().area());
            if (hit || miss) {
                judged.add(new Judged(found.get(detection).score(), hit));
            }
        }
        return judged;
    }

    private int match(double[] overlap, boolean[] taken, AreaRange range, double leastIou) {
        int counted = best(overlap, taken, range, leastIou, false);
        return counted == NONE ? best(overlap, taken, range, leastIou, true) : counted;
    }

    /** Of equal ones the last, as in COCO's own program. */
    private int best(double[] overlap, boolean[] taken, AreaRange range, double leastIou, boolean ignored) {
        int best = NONE;
        for (int i = 0; i < overlap.length; i++) {
            TrueBox box = truth.get(i);
            boolean free = !taken[i] || box.crowd();
            double least = best == NONE ? leastIou : overlap[best];
            if (free && ignored(box, range) == ignored && overlap[i] >= least) {
                best = i;
            }
        }
        return best;
    }

    private static boolean ignored(TrueBox box, AreaRange range) {
        return box.crowd() || !range.contains(box.box().area());
    }

    /** IoU; with a crowd the share of the detection that lies in it. */
    private static double overlap(Box found, TrueBox truth) {
        if (!truth.crowd()) {
            return found.iou(truth.box());
        }
        Box crowd = truth.box();
        double width = Math.min(found.right(), crowd.right()) - Math.max(found.left(), crowd.left());
        double height = Math.min(found.bottom(), crowd.bottom()) - Math.max(found.top(), crowd.top());
        return width > 0 && height > 0 ? width * height / found.area() : 0;
    }

    /** A detection that counts. */
    record Judged(double score, boolean hit) {}
}
