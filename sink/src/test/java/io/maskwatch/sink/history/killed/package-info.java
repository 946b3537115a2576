/** The death and rebirth of the writing of history: a process of its own that is killed, again and again, while it works. */
@NullMarked
package io.maskwatch.sink.history.killed;

import org.jspecify.annotations.NullMarked;
