package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.RgbImage;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.schemas.FailureCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Still pictures in files: JPEG, PNG, BMP, WebP and whatever else FFmpeg reads; of a film, its first picture. A note on how
 * the camera was held (EXIF) is not heeded. Thread-safe.
 */
public final class ImageFiles {
    private static final int FILE_QUALITY = 94;

    private ImageFiles() {}

    public static RgbImage read(Path file) throws MediaException {
        try (FfmpegVideoInput input = FfmpegVideoInput.open(
                        SourceOptions.of(file.toAbsolutePath().toString()), () -> false);
                FfmpegPictureScaler scaler = new FfmpegPictureScaler()) {
            Picture picture = input.read();
            if (picture == null) {
                throw new MediaException(FailureCause.NO_VIDEO, "The file " + file + " holds no picture.");
            }
            return scaler.rgb(picture);
        }
    }

    /** A JPEG of a quality from 1 (worst) to 100 (best). */
    public static byte[] encodeJpeg(RgbImage image, int quality) {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality is " + quality + ", it must be from 1 to 100");
        }
        Ffmpeg.load();
        AVFrame source = NativeFrames.allocate(image.widthPx(), image.heightPx(), AV_PIX_FMT_RGB24);
        try (StillEncoder encoder = StillEncoder.jpeg(image.widthPx(), image.heightPx());
                Scaler scaler = new Scaler(SWS_BICUBIC)) {
            NativeFrames.put(image.rgb(), source);
            scaler.scale(source, encoder.frame());
            return encoder.encode(quality);
        } finally {
            av_frame_free(source);
        }
    }

    public static void writePng(Path file, RgbImage image) throws IOException {
        Ffmpeg.load();
        try (StillEncoder encoder = StillEncoder.png(image.widthPx(), image.heightPx())) {
            NativeFrames.put(image.rgb(), encoder.frame());
            Files.write(file, encoder.encode(FILE_QUALITY));
        }
    }

    public static void writeJpeg(Path file, RgbImage image) throws IOException {
        Files.write(file, encodeJpeg(image, FILE_QUALITY));
    }
}
