/** Whether everything in one process holds ever more of anything. */
@NullMarked
package io.maskwatch.bench.soak;

import org.jspecify.annotations.NullMarked;
