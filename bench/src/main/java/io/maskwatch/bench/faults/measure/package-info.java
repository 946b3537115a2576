/** What is made of what was seen: pure, without I/O and without a clock of its own. */
@NullMarked
package io.maskwatch.bench.faults.measure;

import org.jspecify.annotations.NullMarked;
