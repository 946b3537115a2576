/** Detections to tracks, verdicts, windows, alerts. */
@NullMarked
package io.maskwatch.sink;

import org.jspecify.annotations.NullMarked;
