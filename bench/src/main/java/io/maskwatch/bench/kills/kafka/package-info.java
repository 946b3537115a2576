/** Reads a campaign's topics, and runs the undisturbed sink over them. */
@NullMarked
package io.maskwatch.bench.kills.kafka;

import org.jspecify.annotations.NullMarked;
