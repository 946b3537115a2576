/** Reads what is stored for a replay. */
@NullMarked
package io.maskwatch.app.replay.kafka;

import org.jspecify.annotations.NullMarked;
