package io.maskwatch.detector;

import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.Letterbox;
import java.nio.ByteBuffer;

/**
 * A picture as the model will see it. The pixels stay the caller's, who must not change them during a run.
 *
 * @param shape size of the model's input
 * @param rgb packed RGB24 of that size, from index 0; direct, so that it need not be copied
 * @param letterbox how the camera's picture lies in it
 */
public record InputPicture(InputShape shape, ByteBuffer rgb, Letterbox letterbox) {
    public InputPicture {
        if (!rgb.isDirect() || rgb.capacity() < shape.rgbBytes()) {
            throw new IllegalArgumentException(
                    "a direct buffer of " + shape.rgbBytes() + " bytes is needed for " + shape + ", not " + rgb);
        }
    }
}
