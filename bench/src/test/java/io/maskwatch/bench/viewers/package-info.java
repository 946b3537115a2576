/** Tests of the benchmark of live pictures. */
@NullMarked
package io.maskwatch.bench.viewers;

import org.jspecify.annotations.NullMarked;
