/** What {@code maskwatch bench} runs: benchmarks of other jars, which this one does not know. */
@NullMarked
package io.maskwatch.app.bench;

import org.jspecify.annotations.NullMarked;
