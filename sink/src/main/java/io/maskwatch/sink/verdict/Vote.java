package io.maskwatch.sink.verdict;

import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Detection;
import io.maskwatch.schemas.MaskVerdict;
import java.util.Map;

/**
 * What one look says of a person. Only what the model said can vote: a label that is no evidence either way says
 * nothing, and neither does a face too small to judge or one torn between two classes. Immutable.
 *
 * @param verdict what it speaks for; UNKNOWN speaks for nothing
 * @param weight how loudly, 0 to 1
 */
public record Vote(MaskVerdict verdict, double weight) {
    /** A smaller lead over what says otherwise is no vote: then the model does not know. */
    static final double LEAST_LEAD = 0.1;

    private static final Vote NONE = new Vote(MaskVerdict.UNKNOWN, 0);

    /**
     * The vote of one detection: the lead of its best class over the best class that says otherwise, times the size of
     * the face. A face at the minimum counts half of one twice as large.
     *
     * @param labels what each label of the model says about the mask
     * @param facePx shorter side of the face, in pixels of the published frame
     * @param minimumPx smallest side that is judged
     */
    public static Vote of(Detection detection, Map<String, Compliance> labels, double facePx, double minimumPx) {
        MaskVerdict verdict = verdictOf(detection.getCompliance());
        if (verdict == MaskVerdict.UNKNOWN || facePx < minimumPx) {
            return NONE;
        }
        double lead = detection.getScore() - runnerUp(detection, labels);
        double size = minimumPx <= 0 ? 1 : Math.min(1, facePx / (2 * minimumPx));
        return lead < LEAST_LEAD ? NONE : new Vote(verdict, Math.min(1, lead) * size);
    }

    private static double runnerUp(Detection detection, Map<String, Compliance> labels) {
        double best = 0;
        for (Map.Entry<String, Float> entry : detection.getClassScores().entrySet()) {
            Compliance compliance = labels.getOrDefault(entry.getKey(), Compliance.UNKNOWN);
            if (compliance != detection.getCompliance() && !entry.getKey().equals(detection.getLabel())) {
                best = Math.max(best, entry.getValue());
            }
        }
        return best;
    }

    private static MaskVerdict verdictOf(Compliance compliance) {
        return switch (compliance) {
            case MASKED -> MaskVerdict.MASKED;
            case UNMASKED -> MaskVerdict.UNMASKED;
            case INCORRECT -> MaskVerdict.INCORRECT;
            case UNKNOWN, OTHER -> MaskVerdict.UNKNOWN;
        };
    }
}
