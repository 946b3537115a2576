/** From the topics into the history. */
@NullMarked
package io.maskwatch.sink.history.kafka;

import org.jspecify.annotations.NullMarked;
