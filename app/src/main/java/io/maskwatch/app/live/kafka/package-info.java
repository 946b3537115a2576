/** Follows the topics for the live view. */
@NullMarked
package io.maskwatch.app.live.kafka;

import org.jspecify.annotations.NullMarked;
