/** Tests of {@code maskwatch bench sink}. */
@NullMarked
package io.maskwatch.bench.sink;

import org.jspecify.annotations.NullMarked;
