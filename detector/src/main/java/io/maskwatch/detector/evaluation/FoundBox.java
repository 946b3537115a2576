package io.maskwatch.detector.evaluation;

import io.maskwatch.detector.Box;

/**
 * A detection of one label. A face that is scored for several labels is several of these. Immutable.
 *
 * @param label the class that it is scored for
 * @param box where, in pixels of the picture
 * @param score 0 to 1
 */
public record FoundBox(String label, Box box, double score) {}
