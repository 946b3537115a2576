/** The API's topics: cameras, settings and status as they are now, what happens next, and changes to them. */
@NullMarked
package io.maskwatch.sink.api.kafka;

import org.jspecify.annotations.NullMarked;
