/** A real broker for tests, and what reads its topics. */
@NullMarked
package io.maskwatch.testkit.kafka;

import org.jspecify.annotations.NullMarked;
