/** A broker with an ingest worker on it, and what is seen of its cameras in the topics. */
@NullMarked
package io.maskwatch.bench.faults.kafka;

import org.jspecify.annotations.NullMarked;
