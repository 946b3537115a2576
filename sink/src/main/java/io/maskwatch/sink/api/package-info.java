/** The API's core: what it shows, what it changes, how it complains. No transport. */
@NullMarked
package io.maskwatch.sink.api;

import org.jspecify.annotations.NullMarked;
