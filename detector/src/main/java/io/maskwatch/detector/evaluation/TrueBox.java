package io.maskwatch.detector.evaluation;

import io.maskwatch.detector.Box;

/**
 * A box as a person drew it. Immutable.
 *
 * @param label its class
 * @param box where, in pixels of the picture
 * @param crowd whether it stands for many: it asks for no detection and forgives those that lie in it
 */
public record TrueBox(String label, Box box, boolean crowd) {}
