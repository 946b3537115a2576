/** What the benchmarks' tests share. */
@NullMarked
package io.maskwatch.bench.testing;

import org.jspecify.annotations.NullMarked;
