/** {@code maskwatch bench kills}: processes are killed at random, and afterwards everything must be accounted for. */
@NullMarked
package io.maskwatch.bench.kills;

import org.jspecify.annotations.NullMarked;
