/** The cost of one camera's step, without Kafka. */
@NullMarked
package io.maskwatch.bench.sink.step;

import org.jspecify.annotations.NullMarked;
