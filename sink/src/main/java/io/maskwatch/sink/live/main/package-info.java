/** Puts live pictures together. */
@NullMarked
package io.maskwatch.sink.live.main;

import org.jspecify.annotations.NullMarked;
