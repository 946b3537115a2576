/** The commands against a real broker. */
@NullMarked
package io.maskwatch.app.kafka;

import org.jspecify.annotations.NullMarked;
