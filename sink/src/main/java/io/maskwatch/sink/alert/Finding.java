package io.maskwatch.sink.alert;

import io.maskwatch.schemas.AlertEvidence;

/**
 * What a rule finds of one thing at one time. Immutable.
 *
 * @param about a person's track, or empty for the whole camera
 * @param condition whether the rule's condition holds
 * @param sinceMs since when it holds, in the camera's time; -1 if that is not known otherwise than by watching
 * @param level how bad it is; an open incident is told anew when this has changed much
 * @param summary one sentence for people
 * @param evidence what it rests on
 */
record Finding(String about, Condition condition, long sinceMs, double level, String summary, AlertEvidence evidence) {}
