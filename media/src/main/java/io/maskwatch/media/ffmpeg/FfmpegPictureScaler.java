package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;

import io.maskwatch.media.Picture;
import io.maskwatch.media.RgbImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Turns decoded pictures into RGB of any size. Not thread-safe; the caller closes it, and closing twice is harmless. */
public final class FfmpegPictureScaler implements AutoCloseable {
    private final Scaler scaler = new Scaler(SWS_BICUBIC);

    public FfmpegPictureScaler() {
        Ffmpeg.load();
    }

    /** The picture at its own size. */
    public RgbImage rgb(Picture picture) {
        return rgb(picture, picture.widthPx(), picture.heightPx());
    }

    /** The picture stretched to a size. */
    public RgbImage rgb(Picture picture, int widthPx, int heightPx) {
        AVFrame target = NativeFrames.allocate(widthPx, heightPx, AV_PIX_FMT_RGB24);
        try {
            scaler.scale(FfmpegPicture.frameOf(picture), target);
            return NativeFrames.rgb(target);
        } finally {
            av_frame_free(target);
        }
    }

    @Override
    public void close() {
        scaler.close();
    }
}
