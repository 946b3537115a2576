/** The sink as a component of a process. */
@NullMarked
package io.maskwatch.sink.main;

import org.jspecify.annotations.NullMarked;
