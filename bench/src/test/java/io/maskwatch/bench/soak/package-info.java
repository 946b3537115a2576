/** Tests of {@code maskwatch bench soak}. */
@NullMarked
package io.maskwatch.bench.soak;

import org.jspecify.annotations.NullMarked;
