/** Viewers of live pictures, and what they are measured against. */
@NullMarked
package io.maskwatch.bench.viewers.watch;

import org.jspecify.annotations.NullMarked;
