/** The place that a simulated camera looks at: its geometry, its light, what stands in it, its picture noise. */
@NullMarked
package io.maskwatch.simulator.venue;

import org.jspecify.annotations.NullMarked;
