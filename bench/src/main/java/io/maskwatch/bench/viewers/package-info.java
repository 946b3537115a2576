/** What it costs to watch live pictures, and how many of them arrive. */
@NullMarked
package io.maskwatch.bench.viewers;

import org.jspecify.annotations.NullMarked;
