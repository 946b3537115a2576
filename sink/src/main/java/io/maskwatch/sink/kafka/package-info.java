/** The topology: Kafka Streams around the pure step. */
@NullMarked
package io.maskwatch.sink.kafka;

import org.jspecify.annotations.NullMarked;
