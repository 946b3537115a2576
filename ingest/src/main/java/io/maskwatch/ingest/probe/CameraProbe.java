package io.maskwatch.ingest.probe;

import io.maskwatch.ingest.camera.CameraProber;
import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.ingest.stream.StallDetector;
import io.maskwatch.ingest.stream.StreamMeter;
import io.maskwatch.ingest.video.CameraInputs;
import io.maskwatch.ingest.video.Pace;
import io.maskwatch.media.CameraUrl;
import io.maskwatch.media.JpegEncoder;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegJpegEncoder;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.runtime.Redaction;
import io.maskwatch.runtime.camera.Remedies;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.runtime.camera.SettingNames;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.schemas.Transport;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connects to a camera once, watches it for a while, and says what it saw. Thread-safe; holds nothing between looks. */
public final class CameraProbe {
    private static final int STILL_MAX_BYTES = 900_000;
    private static final int SAMPLES = 3;

    private final CameraInputs inputs;
    private final Supplier<JpegEncoder> encoders;
    private final LongSupplier nanoClock;
    private final SettingNames names;

    /**
     * Connects to nothing yet.
     *
     * @param nanoClock a monotonic clock
     * @param names how the remedies call settings
     */
    public CameraProbe(
            CameraInputs inputs, Supplier<JpegEncoder> encoders, LongSupplier nanoClock, SettingNames names) {
        this.inputs = inputs;
        this.encoders = encoders;
        this.nanoClock = nanoClock;
        this.names = names;
    }

    /** A probe through FFmpeg. */
    public static CameraProbe of(Secrets secrets, SettingNames names) {
        return new CameraProbe(
                new CameraInputs(FfmpegVideoInput::open, secrets, 1), FfmpegJpegEncoder::new, System::nanoTime, names);
    }

    /** Watches the camera for so long from its first picture on; never throws for what the camera does. */
    public ProbeReport probe(Camera camera, Duration watched) {
        return probe(camera, watched, new StopSignal(), (widthPx, heightPx, encoder) -> {});
    }

    /** As above, given up once the signal is raised; up to three pictures, spread over the look, are taken as samples. */
    public ProbeReport probe(Camera camera, Duration watched, StopSignal stop, CameraProber.Samples samples) {
        Look look = new Look(camera, watched, samples);
        try (VideoInput input = inputs.open(camera, stop::raised)) {
            look.watch(input, stop);
            return look.report(look.verdict(), look.words());
        } catch (MediaException e) {
            return look.report(e.failure(), Redaction.redact(String.valueOf(e.getMessage())));
        }
    }

    private final class Look {
        private final Camera camera;
        private final Duration watched;
        private final StreamMeter meter = new StreamMeter();
        private final StallDetector stalls;
        private final CameraProber.Samples samples;
        private long nextSample;
        private int sampled;
        private String codec = "";
        private int widthPx;
        private int heightPx;
        private int pictures;
        private byte @Nullable [] still;
        private FailureCause content = FailureCause.NONE;

        Look(Camera camera, Duration watched, CameraProber.Samples samples) {
            this.camera = camera;
            this.watched = watched;
            this.samples = samples;
            // what has not changed for nearly the whole look has not changed
            this.stalls = new StallDetector(watched.multipliedBy(9).dividedBy(10));
        }

        void watch(VideoInput input, StopSignal stop) throws MediaException {
            codec = input.info().codec();
            boolean paced = CameraUrl.scheme(camera.getUrl()).equals("file");
            Pace pace = new Pace(nanoClock, stop);
            long end = Long.MAX_VALUE;
            Picture picture = input.read();
            while (picture != null && !stop.raised()) {
                if (paced) {
                    pace.await(picture.mediaTimeNanos());
                }
                long now = nanoClock.getAsLong();
                if (pictures == 0) {
                    end = now + watched.toNanos();
                    stalls.opened(now);
                }
                picture(picture, now);
                if (now >= end) {
                    return;
                }
                picture = input.read();
            }
        }

        private void picture(Picture picture, long now) {
            pictures++;
            widthPx = picture.widthPx();
            heightPx = picture.heightPx();
            meter.picture(picture.mediaTimeNanos(), now, picture.keyFrame());
            content = stalls.looked(picture.contentHash(), picture.meanLuma(), now);
            if (sampled < SAMPLES && (sampled == 0 || now >= nextSample)) {
                sampled++;
                nextSample = now + watched.dividedBy(SAMPLES).toNanos();
                samples.sampled(widthPx, heightPx, maxBytes -> encoded(picture, maxBytes));
            }
            if (still == null || pictures == 25) { // the second one, when the camera's exposure has settled
                still = encoded(picture, STILL_MAX_BYTES).bytes();
            }
        }

        private JpegImage encoded(Picture picture, int maxBytes) {
            try (JpegEncoder encoder = encoders.get()) {
                return encoder.encode(picture, camera.getMaxWidthPx(), maxBytes);
            }
        }

        FailureCause verdict() {
            return pictures == 0 ? FailureCause.NO_VIDEO : content;
        }

        String words() {
            return switch (verdict()) {
                case NO_VIDEO -> "The camera was reached, but its stream ended before any picture.";
                case FROZEN -> "Every picture of %d was the very same.".formatted(pictures);
                case BLACK -> "Every picture of %d was black.".formatted(pictures);
                default ->
                    "%s, %d x %d px, %.1f frames a second, key frames %s, jitter %.0f ms (%d pictures)."
                            .formatted(
                                    codec,
                                    widthPx,
                                    heightPx,
                                    meter.framesPerSecond(),
                                    keyFrames(meter.keyFrameGapMs()),
                                    meter.jitterMs(),
                                    pictures);
            };
        }

        private static String keyFrames(double gapMs) {
            return gapMs == 0 ? "not known (fewer than two came)" : "%.1f s apart".formatted(gapMs / 1000);
        }

        ProbeReport report(FailureCause cause, String words) {
            StreamFacts facts = pictures == 0 ? null : meter.facts(codec, widthPx, heightPx);
            return new ProbeReport(
                    CameraUrl.redact(camera.getUrl()),
                    cause,
                    words,
                    Remedies.of(cause, camera.getTransport() == Transport.UDP, names),
                    facts,
                    still,
                    facts == null ? List.of() : Remarks.on(camera, facts, names));
        }
    }
}
