/** One camera's step: memory and a message to new memory and what is to be told. Pure. */
@NullMarked
package io.maskwatch.sink.camera;

import org.jspecify.annotations.NullMarked;
