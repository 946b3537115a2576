/** The embedded broker itself. */
@NullMarked
package io.maskwatch.app.broker.kafka;

import org.jspecify.annotations.NullMarked;
