package io.maskwatch.bench.people.measure;

/**
 * How well people were followed. Counts are over frames; those of several runs add up. Immutable.
 *
 * @param truth faces to be seen
 * @param followed faces followed, but for those hardly to be seen
 * @param missed faces to be seen that were not followed
 * @param surplus faces followed where nobody is
 * @param switches how often a person was followed as another one than before
 * @param identified faces followed under the person's one identity
 */
public record TrackingScore(int truth, int followed, int missed, int surplus, int switches, long identified) {
    /** Nothing yet. */
    public static final TrackingScore NONE = new TrackingScore(0, 0, 0, 0, 0, 0);

    public TrackingScore plus(TrackingScore other) {
        return new TrackingScore(
                truth + other.truth,
                followed + other.followed,
                missed + other.missed,
                surplus + other.surplus,
                switches + other.switches,
                identified + other.identified);
    }

    /** Accuracy of CLEAR-MOT: 1 less the share of misses, surplus and switches; at most 1. */
    public double mota() {
        return truth == 0 ? 1 : 1 - (double) (missed + surplus + switches) / truth;
    }

    /** Share of faces that are followed under the right identity, 0 to 1. */
    public double idf1() {
        return truth + followed == 0 ? 1 : 2.0 * identified / (truth + followed);
    }
}
