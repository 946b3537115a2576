/** H.264 on its way, in pure Java: NAL units, what their headers tell, and their RTP payload format. */
@NullMarked
package io.maskwatch.media.rtp;

import org.jspecify.annotations.NullMarked;
