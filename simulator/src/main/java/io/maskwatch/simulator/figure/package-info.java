/** People as drawn: looks, heads that turn, bodies, masks. Knows nothing of time or of a scene. */
@NullMarked
package io.maskwatch.simulator.figure;

import org.jspecify.annotations.NullMarked;
