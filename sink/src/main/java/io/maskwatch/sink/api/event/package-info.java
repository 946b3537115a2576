/** What the live stream of events is made of. No transport. */
@NullMarked
package io.maskwatch.sink.api.event;

import org.jspecify.annotations.NullMarked;
