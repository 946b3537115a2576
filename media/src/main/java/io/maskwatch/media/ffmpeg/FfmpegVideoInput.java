package io.maskwatch.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;

import io.maskwatch.media.CameraUrl;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.StreamInfo;
import io.maskwatch.media.VideoInput;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * A video source through FFmpeg: RTSP over TCP, UDP or TLS, HTTP, HTTPS, or a file. For one thread at a time; the caller
 * closes it, and closing twice is harmless. Pictures of a file come as fast as they are read.
 */
public final class FfmpegVideoInput implements VideoInput {
    /** Some cameras send a key frame every half minute, and none for a new viewer. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(65);

    private final Interruption interruption;
    private final Failures failures;
    private final Demuxer demuxer;
    private final PictureDecoder decoder;
    private final PictureClock clock;
    private final StreamInfo info;
    private final long patienceNanos;
    private final boolean network;
    private @Nullable FfmpegPicture picture;
    private boolean closed;

    private FfmpegVideoInput(
            SourceOptions source,
            Interruption interruption,
            Failures failures,
            Demuxer demuxer,
            PictureDecoder decoder) {
        this.interruption = interruption;
        this.failures = failures;
        this.demuxer = demuxer;
        this.decoder = decoder;
        this.info = describe(demuxer);
        this.clock = new PictureClock(demuxer.stream().time_base(), info.framesPerSecond());
        this.network = !CameraUrl.scheme(source.url()).equals("file");
        this.patienceNanos = Math.max(
                LEAST_PATIENCE.toNanos(), source.readTimeout().multipliedBy(3).toNanos());
    }

    /**
     * Connects and finds the video stream.
     *
     * @param interrupted asked every few milliseconds during any call, from the calling thread; once it says true the call
     *     ends with a failure of cause NONE
     */
    public static FfmpegVideoInput open(SourceOptions options, BooleanSupplier interrupted) throws MediaException {
        Ffmpeg.load();
        Interruption interruption = new Interruption(interrupted);
        Failures failures = new Failures(options, interruption);
        Demuxer demuxer = null;
        try {
            demuxer = Demuxer.open(options, interruption, failures);
            PictureDecoder decoder = PictureDecoder.open(
                    demuxer.stream().codecpar(), demuxer.stream().time_base(), options.decoderThreads(), failures);
            return new FfmpegVideoInput(options, interruption, failures, demuxer, decoder);
        } catch (MediaException | RuntimeException e) {
            if (demuxer != null) {
                demuxer.close();
            }
            interruption.close();
            throw e;
        }
    }

    @Override
    public StreamInfo info() {
        return info;
    }

    @Override
    public @Nullable Picture read() throws MediaException {
        requireOpen();
        forgetPicture();
        long started = System.nanoTime();
        while (true) {
            AVFrame frame = decoder.receive();
            if (frame != null) {
                FfmpegPicture next = new FfmpegPicture(frame, clock.nanosOf(frame));
                picture = next;
                return next;
            }
            if (decoder.hasEnded()) {
                return atEnd();
            }
            requireProgress(started);
            AVPacket packet = demuxer.next();
            decoder.send(packet);
        }
    }

    @Override
    public long decodeErrors() {
        return decoder.errors();
    }

    private void requireOpen() throws MediaException {
        if (closed) {
            throw new IllegalStateException("the video source is closed");
        }
        if (interruption.asked()) {
            throw failures.stopped();
        }
    }

    private void requireProgress(long startedNanos) throws MediaException {
        if (System.nanoTime() - startedNanos > patienceNanos) {
            throw failures.brokenStream(
                    "sent data for " + Duration.ofNanos(patienceNanos).toSeconds() + " s without one whole picture");
        }
    }

    private @Nullable Picture atEnd() throws MediaException {
        if (decoder.pictures() > 0) {
            return null;
        }
        throw network ? failures.ended() : failures.brokenStream("ended before one whole picture");
    }

    private void forgetPicture() {
        if (picture != null) {
            picture.invalidate();
            picture = null;
        }
    }

    private static StreamInfo describe(Demuxer demuxer) {
        AVCodecParameters parameters = demuxer.stream().codecpar();
        return new StreamInfo(
                avcodec_get_name(parameters.codec_id()).getString(),
                parameters.width(),
                parameters.height(),
                demuxer.framesPerSecond());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            forgetPicture();
            decoder.close();
            demuxer.close();
            interruption.close();
        }
    }
}
