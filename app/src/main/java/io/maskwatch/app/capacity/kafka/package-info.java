/** Measures what a frame's way through Kafka costs. */
@NullMarked
package io.maskwatch.app.capacity.kafka;

import org.jspecify.annotations.NullMarked;
