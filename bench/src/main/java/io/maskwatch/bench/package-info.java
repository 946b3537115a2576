/** Benchmarks and fault campaigns: each gives ratios or a table by one command. */
@NullMarked
package io.maskwatch.bench;

import org.jspecify.annotations.NullMarked;
