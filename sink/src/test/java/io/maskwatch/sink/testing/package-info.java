/** Fixtures for the sink's tests: cameras that are scripted, and scenes that are noisy. */
@NullMarked
package io.maskwatch.sink.testing;

import org.jspecify.annotations.NullMarked;
