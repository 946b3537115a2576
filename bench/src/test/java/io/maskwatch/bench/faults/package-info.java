/** Tests of {@code maskwatch bench faults}. */
@NullMarked
package io.maskwatch.bench.faults;

import org.jspecify.annotations.NullMarked;
