/** Kafka's own rules of which partition and which worker a camera comes to. */
@NullMarked
package io.maskwatch.bench.spread.kafka;

import org.jspecify.annotations.NullMarked;
