/** Access at the API's server: the gate, the login, the headers that protect browsers. */
@NullMarked
package io.maskwatch.sink.access.http;

import org.jspecify.annotations.NullMarked;
