package io.maskwatch.sink.alert;

/** What a look says of a rule's condition. */
enum Condition {
    /** It holds: after the dwell an incident opens. */
    HOLDS,
    /** It does not hold, but not so clearly that an open incident would close. */
    LAPSED,
    /** It is over: an open incident closes, after the dwell if the rule says so. */
    CLEAR,
    /** This time nothing can be said. */
    UNJUDGED;

    /** A value that is bad when it rises: at the first threshold or above it holds, below the second one it is clear. */
    static Condition rising(double value, double openAt, double closeAt) {
        if (value >= openAt) {
            return HOLDS;
        }
        return value < closeAt ? CLEAR : LAPSED;
    }
}
