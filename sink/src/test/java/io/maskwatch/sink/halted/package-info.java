/** The sink's death and rebirth: a process of its own that is halted, again and again, while it works. */
@NullMarked
package io.maskwatch.sink.halted;

import org.jspecify.annotations.NullMarked;
