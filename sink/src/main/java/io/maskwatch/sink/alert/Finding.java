package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;
import java.util.function.Supplier;

/**
 * What a rule finds of one thing at one time. Most findings are never told, so that words and evidence are made on demand.
 *
 * @param about a person's track, or empty for the whole subject
 * @param condition whether the rule's condition holds
 * @param sinceMs since when it holds, in the subject's time; -1 if that is not known otherwise than by watching
 * @param level how bad it is; an open incident is told anew when this has changed much
 * @param summary one sentence for people
 * @param evidence what it rests on
 */
record Finding(
        String about,
        Condition condition,
        long sinceMs,
        double level,
        Supplier<String> summary,
        Supplier<AlertEvidence> evidence) {

    /** A finding about the whole subject. */
    static Finding of(Condition condition, double level, Supplier<String> summary, Supplier<AlertEvidence> evidence) {
        return new Finding("", condition, -1, level, summary, evidence);
    }
}
