/** Pictures for people: frames joined with what the detector found in them, faces hidden. */
@NullMarked
package io.maskwatch.sink.live;

import org.jspecify.annotations.NullMarked;
