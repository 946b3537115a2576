/** Pictures over HTTP and WebSocket. */
@NullMarked
package io.maskwatch.sink.live.http;

import org.jspecify.annotations.NullMarked;
