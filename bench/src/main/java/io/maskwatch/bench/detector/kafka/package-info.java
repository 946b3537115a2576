/** Detector workers on a broker in this process: the load for them, and what they answer. */
@NullMarked
package io.maskwatch.bench.detector.kafka;

import org.jspecify.annotations.NullMarked;
