/** Tests of {@code maskwatch bench people}. */
@NullMarked
package io.maskwatch.bench.people;

import org.jspecify.annotations.NullMarked;
