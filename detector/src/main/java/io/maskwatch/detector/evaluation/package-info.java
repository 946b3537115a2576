/** How good detections are, by COCO's measures. */
@NullMarked
package io.maskwatch.detector.evaluation;

import org.jspecify.annotations.NullMarked;
