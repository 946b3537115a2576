/** A run of everything in one process: watched, drained, reported. */
@NullMarked
package io.maskwatch.app.run;

import org.jspecify.annotations.NullMarked;
