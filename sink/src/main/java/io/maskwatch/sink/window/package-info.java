/** What a camera saw in each span of time: persons, rate, coverage. Pure. */
@NullMarked
package io.maskwatch.sink.window;

import org.jspecify.annotations.NullMarked;
