package io.maskwatch.detector;

import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.RgbImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Finds faces in pictures of files, one at a time, exactly as a worker does in frames. Not thread-safe; closes nothing.
 */
public final class StillPictures {
    private final FaceDetector detector;
    private final JpegDecoder scaler;
    private ByteBuffer rgb = ByteBuffer.allocateDirect(0);

    /**
     * @param detector does the looking
     * @param scaler brings pictures to the model's size
     */
    public StillPictures(FaceDetector detector, JpegDecoder scaler) {
        this.detector = detector;
        this.scaler = scaler;
    }

    /**
     * Looks at one picture.
     *
     * @param detectAtPx longer side of the picture that the model is to see; the nearest that it can is taken
     */
    public ModelRun detect(RgbImage image, int detectAtPx) throws ModelFailedException {
        InputShape shape = detector.shapeFor(image.widthPx(), image.heightPx(), detectAtPx);
        if (rgb.capacity() < shape.rgbBytes()) {
            rgb = ByteBuffer.allocateDirect(shape.rgbBytes()).order(ByteOrder.nativeOrder());
        }
        Letterbox letterbox = scaler.drawInto(image, rgb.clear(), shape.widthPx(), shape.heightPx());
        return detector.detect(List.of(new InputPicture(shape, rgb, letterbox)));
    }
}
