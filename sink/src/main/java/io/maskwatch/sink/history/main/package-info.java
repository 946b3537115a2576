/** Puts the parts of history together. */
@NullMarked
package io.maskwatch.sink.history.main;

import org.jspecify.annotations.NullMarked;
