/** Drawing for people: boxes with words on a picture. */
@NullMarked
package io.maskwatch.media.draw;

import org.jspecify.annotations.NullMarked;
