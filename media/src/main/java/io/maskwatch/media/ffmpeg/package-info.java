/** FFmpeg behind the words of {@code io.maskwatch.media}: the only package of the project that touches native pictures. */
@NullMarked
package io.maskwatch.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
