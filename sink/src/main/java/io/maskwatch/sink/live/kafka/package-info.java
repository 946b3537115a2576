/** Reads frames and outcomes of watched cameras. */
@NullMarked
package io.maskwatch.sink.live.kafka;

import org.jspecify.annotations.NullMarked;
