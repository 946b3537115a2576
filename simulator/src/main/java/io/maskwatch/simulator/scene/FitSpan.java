package io.maskwatch.simulator.scene;

import io.maskwatch.simulator.figure.MaskFit;

/**
 * How a mask is worn from a moment on, until the next span.
 *
 * @param from seconds of scene time
 * @param fit how it is worn
 */
record FitSpan(double from, MaskFit fit) {}
