package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;

import io.maskwatch.media.Picture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** A view on the decoder's frame. Once its source has read on, its pixels are gone, and asking for them is an error. */
final class FfmpegPicture implements Picture {
    private final int widthPx;
    private final int heightPx;
    private final boolean keyFrame;
    private final long mediaTimeNanos;
    private @Nullable AVFrame frame;
    private @Nullable LumaSample luma;

    FfmpegPicture(AVFrame frame, long mediaTimeNanos) {
        this.frame = frame;
        this.widthPx = frame.width();
        this.heightPx = frame.height();
        this.keyFrame = (frame.flags() & AV_FRAME_FLAG_KEY) != 0;
        this.mediaTimeNanos = mediaTimeNanos;
    }

    /** The native frame behind a picture of this adapter. */
    static AVFrame frameOf(Picture picture) {
        if (picture instanceof FfmpegPicture own) {
            return own.frame();
        }
        throw new IllegalArgumentException("a " + picture.getClass().getSimpleName() + " is no picture of FFmpeg");
    }

    void invalidate() {
        frame = null;
    }

    private AVFrame frame() {
        AVFrame valid = frame;
        if (valid == null) {
            throw new IllegalStateException("the picture is gone: its source has read on or is closed");
        }
        return valid;
    }

    private LumaSample luma() {
        LumaSample sample = luma;
        if (sample == null) {
            sample = LumaSample.of(frame());
            luma = sample;
        }
        return sample;
    }

    @Override
    public int widthPx() {
        return widthPx;
    }

    @Override
    public int heightPx() {
        return heightPx;
    }

    @Override
    public long mediaTimeNanos() {
        return mediaTimeNanos;
    }

    @Override
    public boolean keyFrame() {
        return keyFrame;
    }

    @Override
    public long contentHash() {
        return luma().hash();
    }

    @Override
    public double meanLuma() {
        return luma().mean();
    }
}
