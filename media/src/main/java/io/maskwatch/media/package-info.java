/**
 * The words of pictures and streams, free of any codec library: what a camera is opened with, what comes out of it, and
 * why it failed. The one adapter is {@code io.maskwatch.media.ffmpeg}.
 */
@NullMarked
package io.maskwatch.media;

import org.jspecify.annotations.NullMarked;
