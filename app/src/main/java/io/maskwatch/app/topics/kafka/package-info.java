/** Reads topics from beginning to end, or follows them. */
@NullMarked
package io.maskwatch.app.topics.kafka;

import org.jspecify.annotations.NullMarked;
