/** Detections to tracks: which face of this frame is which person of the last. Pure. */
@NullMarked
package io.maskwatch.sink.tracking;

import org.jspecify.annotations.NullMarked;
