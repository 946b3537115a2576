/** {@code maskwatch bench sink}: what the topology costs, beside one that only passes records on. */
@NullMarked
package io.maskwatch.bench.sink;

import org.jspecify.annotations.NullMarked;
