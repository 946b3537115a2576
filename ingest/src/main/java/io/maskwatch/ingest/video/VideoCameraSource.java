package io.maskwatch.ingest.video;

import io.maskwatch.ingest.camera.CameraSource;
import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.ingest.camera.StreamObserver;
import io.maskwatch.ingest.stream.CaptureClock;
import io.maskwatch.ingest.stream.FrameSampler;
import io.maskwatch.ingest.stream.StallDetector;
import io.maskwatch.media.CameraUrl;
import io.maskwatch.media.JpegEncoder;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.VideoInput;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A camera as a video input. What must hold across connections of one session (strictly increasing times, the rate of
 * sampling, what is known of a frozen or black picture) lives here; the rest lives in one {@link VideoRun}.
 *
 * <p>A frozen or black picture ends the run after the stall time with FROZEN or BLACK, as silence ends it with STALLED:
 * a new connection cures many such cameras. Until a picture differs (or shows light), the connections that follow do not
 * count as streaming and none of their pictures is sampled: such a camera is "no data", never an empty venue.
 */
public final class VideoCameraSource implements CameraSource {
    private final Camera camera;
    private final CameraInputs inputs;
    private final Supplier<JpegEncoder> encoders;
    private final Limits limits;
    private final CaptureClock captureClock = new CaptureClock();
    private final FrameSampler sampler;
    private final StallDetector stalls;

    /**
     * Clocks and bounds of a source.
     *
     * @param clock wall clock
     * @param nanoClock a monotonic clock
     * @param maxFrameBytes greatest JPEG
     */
    public record Limits(InstantSource clock, LongSupplier nanoClock, int maxFrameBytes) {}

    public VideoCameraSource(Camera camera, CameraInputs inputs, Supplier<JpegEncoder> encoders, Limits limits) {
        this.camera = camera;
        this.inputs = inputs;
        this.encoders = encoders;
        this.limits = limits;
        // an unusable record is told when the camera is opened; until then any rate and time will do
        this.sampler = new FrameSampler(camera.getFramesPerSecond() > 0 ? camera.getFramesPerSecond() : 1);
        this.stalls = new StallDetector(Duration.ofMillis(Math.max(1, camera.getStallTimeoutMs())));
    }

    @Override
    public void run(StreamObserver observer, StopSignal stop) throws MediaException {
        Deadman deadman = new Deadman(limits.nanoClock(), stop, camera);
        try (VideoInput input = open(deadman);
                JpegEncoder encoder = encoders.get()) {
            captureClock.reopened();
            stalls.opened(limits.nanoClock().getAsLong());
            deadman.watch(input::decodeErrors);
            VideoRun run = new VideoRun(input, observer, encoder, deadman);
            try {
                play(input, run, stop);
            } catch (MediaException e) {
                throw classified(e, deadman);
            }
        }
    }

    private VideoInput open(Deadman deadman) throws MediaException {
        try {
            return inputs.open(camera, deadman::expired);
        } catch (MediaException e) {
            throw classified(e, deadman);
        }
    }

    private void play(VideoInput input, VideoRun run, StopSignal stop) throws MediaException {
        Pace pace = new Pace(limits.nanoClock(), stop);
        boolean paced = CameraUrl.scheme(camera.getUrl()).equals("file");
        Picture picture = input.read();
        while (picture != null && !stop.raised()) {
            if (paced) {
                pace.await(picture.mediaTimeNanos());
            }
            run.picture(picture, paced);
            picture = input.read();
        }
        if (!paced && !stop.raised()) {
            throw new MediaException(
                    FailureCause.ENDED,
                    "The camera %s ended its stream, or the connection was cut. It is connected again by itself."
                            .formatted(camera.getCameraId()));
        }
    }

    /** What the input cannot know: whether pictures had come before the silence. */
    private MediaException classified(MediaException e, Deadman deadman) {
        if (!deadman.fired() && e.failure() != FailureCause.TIMED_OUT) {
            return e;
        }
        if (deadman.seen()) {
            return pictureless(deadman, e);
        }
        return e.failure() == FailureCause.TIMED_OUT
                ? e
                : new MediaException(
                        FailureCause.TIMED_OUT,
                        "The camera %s was reached but gave no picture in time. Check its stream settings, or raise connectTimeout and stallTimeout."
                                .formatted(camera.getCameraId()),
                        e);
    }

    /** Packets may come, and be of no use: that is another fault than silence, even than silence after a few of them. */
    private MediaException pictureless(Deadman deadman, @Nullable MediaException cause) {
        return deadman.receivesWhatIsOfNoUse() ? undecoded(deadman, cause) : silent(deadman, cause);
    }

    private MediaException undecoded(Deadman deadman, @Nullable MediaException cause) {
        String words =
                "The camera %s sends data, but no picture could be decoded for %.1f s (%d packets or pictures were of no use). The network may lose packets, or the camera's encoder may be at fault: try TCP, a lower bit rate, or a restart of the camera."
                        .formatted(camera.getCameraId(), deadman.secondsWithoutPicture(), deadman.undecodable());
        return new MediaException(FailureCause.BROKEN_STREAM, words, cause);
    }

    private MediaException silent(Deadman deadman, @Nullable MediaException cause) {
        String words =
                "The camera %s is connected but has sent no picture for %.1f s. Check it and the network; if it is meant to be that slow, raise stallTimeout."
                        .formatted(camera.getCameraId(), deadman.secondsWithoutPicture());
        return new MediaException(FailureCause.STALLED, words, cause);
    }

    /** One connection. */
    private final class VideoRun {
        private final StreamMeasures measures;
        private final StreamObserver observer;
        private final JpegEncoder encoder;
        private final Deadman deadman;
        private final ContentLook look = new ContentLook();
        private boolean begun;
        private boolean streaming;

        VideoRun(VideoInput input, StreamObserver observer, JpegEncoder encoder, Deadman deadman) {
            this.measures = new StreamMeasures(input.info(), observer);
            this.observer = observer;
            this.encoder = encoder;
            this.deadman = deadman;
        }

        void picture(Picture picture, boolean paced) throws MediaException {
            long now = limits.nanoClock().getAsLong();
            if (begun && !paced && stalls.stalled(now)) {
                throw pictureless(deadman, null); // a straggler, pushed out by the silence itself
            }
            begun = true;
            deadman.alive();
            long captured = captureClock.place(picture.mediaTimeNanos(), now);
            measures.picture(picture, now);
            stalls.arrived(picture.keyFrame(), now);
            boolean due = sampler.take(captured);
            if (due || look.due(now)) {
                look(picture, now);
            }
            if (stalls.live() && !streaming) {
                streaming = true;
                measures.tell();
                observer.streaming();
            }
            if (due && streaming && stalls.live()) {
                observer.sampled(
                        captureClock.capturedAt(now, limits.clock().instant()),
                        picture.widthPx(),
                        picture.heightPx(),
                        () -> encoder.encode(picture, camera.getMaxWidthPx(), limits.maxFrameBytes()));
            }
        }

        private void look(Picture picture, long now) throws MediaException {
            FailureCause verdict = stalls.looked(picture.contentHash(), picture.meanLuma(), now);
            if (verdict == FailureCause.FROZEN) {
                throw new MediaException(verdict, stillWords("the very same picture"));
            } else if (verdict == FailureCause.BLACK) {
                throw new MediaException(verdict, stillWords("a black picture"));
            }
        }

        private String stillWords(String what) {
            return "The camera %s has sent nothing but %s for %.1f s. Look at the camera (lens, light, encoder); if that is normal there, raise stallTimeout."
                    .formatted(camera.getCameraId(), what, camera.getStallTimeoutMs() / 1000.0);
        }
    }
}
