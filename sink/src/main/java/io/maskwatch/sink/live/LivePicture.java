package io.maskwatch.sink.live;

import io.maskwatch.media.JpegImage;
import io.maskwatch.schemas.Frame;
import java.time.Instant;
import java.util.List;

/**
 * A picture that may be shown to whoever wished for it. Immutable; nobody may write into its bytes.
 *
 * @param wish what was wished for
 * @param session camera session of the frame
 * @param sequence its sequence
 * @param capturedAt when it was taken
 * @param jpeg the picture
 * @param faces faces in it
 * @param truncated whether the model reached its limit of boxes, so that a face may be neither told nor hidden
 */
public record LivePicture(
        PictureWish wish,
        long session,
        long sequence,
        Instant capturedAt,
        JpegImage jpeg,
        List<SeenFace> faces,
        boolean truncated) {

    static LivePicture of(PictureWish wish, Scene scene, JpegImage jpeg) {
        Frame frame = scene.judged().frame();
        return new LivePicture(
                wish,
                frame.getSession(),
                frame.getSequence(),
                frame.getCapturedAt(),
                jpeg,
                scene.faces(),
                scene.judged().outcome().getTruncated());
    }

    public String cameraId() {
        return wish.cameraId();
    }
}
