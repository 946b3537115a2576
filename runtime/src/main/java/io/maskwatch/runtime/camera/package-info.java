/** Cameras as people describe them: the camera file, validation, secrets. */
@NullMarked
package io.maskwatch.runtime.camera;

import org.jspecify.annotations.NullMarked;
