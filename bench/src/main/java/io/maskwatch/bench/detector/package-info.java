/** What detector workers make of a load: beside the bare model, many of them, and with too much to do. */
@NullMarked
package io.maskwatch.bench.detector;

import org.jspecify.annotations.NullMarked;
