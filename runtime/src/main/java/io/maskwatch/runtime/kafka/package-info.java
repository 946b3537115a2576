/** Kafka clients, topics and published schemas. */
@NullMarked
package io.maskwatch.runtime.kafka;

import org.jspecify.annotations.NullMarked;
