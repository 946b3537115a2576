/** What a process holds, and whether that grows. */
@NullMarked
package io.maskwatch.bench.soak.measure;

import org.jspecify.annotations.NullMarked;
