/** RTP payload formats, in pure Java. */
@NullMarked
package io.maskwatch.media.rtp;

import org.jspecify.annotations.NullMarked;
