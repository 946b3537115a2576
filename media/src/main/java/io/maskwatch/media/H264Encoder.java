package io.maskwatch.media;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Encodes pictures of one size to H.264 without B-frames; SPS and PPS come in band before each key frame. Not thread-safe;
 * the caller closes it, and closing twice is harmless.
 */
public interface H264Encoder extends AutoCloseable {
    /** Encodes a picture; gives what is ready, most often one unit. */
    List<AccessUnit> encode(RgbImage image, long ptsNanos, boolean forceKey);

    /** As above, from an image of type {@link BufferedImage#TYPE_3BYTE_BGR}. */
    List<AccessUnit> encode(BufferedImage image, long ptsNanos, boolean forceKey);

    @Override
    void close();
}
