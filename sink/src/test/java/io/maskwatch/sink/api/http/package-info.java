@NullMarked
package io.maskwatch.sink.api.http;

import org.jspecify.annotations.NullMarked;
