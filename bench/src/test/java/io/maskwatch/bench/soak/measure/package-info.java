/** Tests of {@code maskwatch bench soak}. */
@NullMarked
package io.maskwatch.bench.soak.measure;

import org.jspecify.annotations.NullMarked;
