/** Frames from their topic, outcomes to theirs, offsets committed when that is safe. */
@NullMarked
package io.maskwatch.detector.kafka;

import org.jspecify.annotations.NullMarked;
