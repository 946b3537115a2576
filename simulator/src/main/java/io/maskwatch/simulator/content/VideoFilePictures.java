package io.maskwatch.simulator.content;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegPictureScaler;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Pictures of a video file, played at its own speed and from the beginning again when it ends. What is true of it is not known. */
public final class VideoFilePictures implements PictureSource {
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private final SourceOptions options;
    private final BufferedImage shown;
    private @Nullable VideoInput input;
    private @Nullable FfmpegPictureScaler scaler;
    private long loopStartNanos;
    private long firstNanos;
    private long reachedNanos = -1;

    /** A source of pictures scaled to a size; the file is opened with the first picture. */
    public VideoFilePictures(Path file, int widthPx, int heightPx) {
        this.options = SourceOptions.of(file.toAbsolutePath().toString());
        this.shown = new BufferedImage(widthPx, heightPx, BufferedImage.TYPE_3BYTE_BGR);
    }

    @Override
    public BufferedImage pictureAt(Duration at) {
        try {
            skipPause(at.toNanos());
            while (reachedNanos < at.toNanos()) {
                advance(at.toNanos());
            }
            return shown;
        } catch (MediaException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** After a time in which nobody watched, the film goes on where it was. */
    private void skipPause(long wantedNanos) {
        long behind = wantedNanos - reachedNanos;
        if (reachedNanos >= 0 && behind > PAUSE_NANOS) {
            loopStartNanos += behind;
            reachedNanos += behind;
        }
    }

    private void advance(long wantedNanos) throws MediaException {
        VideoInput open = input == null ? open() : input;
        Picture picture = open.read();
        if (picture == null) {
            if (reachedNanos < loopStartNanos) {
                throw new IllegalStateException("the video file " + options.url() + " holds no picture");
            }
            open.close();
            input = null;
            loopStartNanos = reachedNanos + 1;
            return;
        }
        if (reachedNanos < loopStartNanos) {
            firstNanos = picture.mediaTimeNanos();
        }
        long reached = loopStartNanos + Math.max(0, picture.mediaTimeNanos() - firstNanos);
        reachedNanos = Math.max(reached, loopStartNanos);
        if (reachedNanos >= wantedNanos) {
            show(picture);
        }
    }

    private VideoInput open() throws MediaException {
        VideoInput opened = FfmpegVideoInput.open(options, () -> false);
        input = opened;
        return opened;
    }

    private void show(Picture picture) {
        FfmpegPictureScaler ready = scaler == null ? new FfmpegPictureScaler() : scaler;
        scaler = ready;
        Pixels.copy(ready.rgb(picture, shown.getWidth(), shown.getHeight()), shown);
    }

    @Override
    public void close() {
        if (input != null) {
            input.close();
        }
        if (scaler != null) {
            scaler.close();
        }
    }
}
