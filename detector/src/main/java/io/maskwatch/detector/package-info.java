/** Pictures in, detections out: what a face detector is, whatever runs it. */
@NullMarked
package io.maskwatch.detector;

import org.jspecify.annotations.NullMarked;
