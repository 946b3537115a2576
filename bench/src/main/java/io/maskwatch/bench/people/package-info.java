/** The benchmark {@code people}: scenes with known truth through the sink's own step. */
@NullMarked
package io.maskwatch.bench.people;

import org.jspecify.annotations.NullMarked;
