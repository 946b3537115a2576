/** The sink and a topology that passes records on, side by side on one broker. */
@NullMarked
package io.maskwatch.bench.sink.kafka;

import org.jspecify.annotations.NullMarked;
