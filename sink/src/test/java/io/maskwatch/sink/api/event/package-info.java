@NullMarked
package io.maskwatch.sink.api.event;

import org.jspecify.annotations.NullMarked;
