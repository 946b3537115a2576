/** Tests of the watch over the runs of a model. */
@NullMarked
package io.maskwatch.detector.watch;

import org.jspecify.annotations.NullMarked;
