/** The broker that an ingest worker publishes to, and what it published. */
@NullMarked
package io.maskwatch.bench.ingest.kafka;

import org.jspecify.annotations.NullMarked;
