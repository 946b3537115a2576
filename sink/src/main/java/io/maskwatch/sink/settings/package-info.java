/** How a camera is judged: built-in settings below the site's, below the camera's own. Pure. */
@NullMarked
package io.maskwatch.sink.settings;

import org.jspecify.annotations.NullMarked;
