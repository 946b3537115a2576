package io.maskwatch.media;

/**
 * What a stream says of itself when it is opened. A picture's own size counts where they differ.
 *
 * @param codec the codec's name: h264, hevc, mjpeg …
 * @param widthPx width in pixels, 0 if not yet known
 * @param heightPx height in pixels, 0 if not yet known
 * @param framesPerSecond the nominal rate, 0 if the stream does not tell
 */
public record StreamInfo(String codec, int widthPx, int heightPx, double framesPerSecond) {}
