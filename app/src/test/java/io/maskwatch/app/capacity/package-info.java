@NullMarked
package io.maskwatch.app.capacity;

import org.jspecify.annotations.NullMarked;
