/** The detector on pictures and videos of files. */
@NullMarked
package io.maskwatch.app.detect;

import org.jspecify.annotations.NullMarked;
