package io.maskwatch.app.capacity.measure;

import io.maskwatch.app.capacity.CameraKind;
import io.maskwatch.app.capacity.CpuClock;
import io.maskwatch.app.capacity.StreamCost;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.ingest.camera.StreamObserver;
import io.maskwatch.ingest.video.CameraInputs;
import io.maskwatch.ingest.video.VideoCameraSource;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.ffmpeg.FfmpegJpegEncoder;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.StreamFacts;
import io.maskwatch.simulator.main.FilmCameras;
import io.maskwatch.simulator.stream.Film;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches one simulated camera as an ingest worker does, RTSP included, and asks what that cost the watching thread. What
 * the simulation costs does not count. Stateless.
 */
public final class StreamMeasurement {
    private static final double WARM_UP_SECONDS = 2;

    private StreamMeasurement() {}

    /**
     * Returns when the stream has been watched for so long, after a while to warm up.
     *
     * @param film what the camera shows, at the rate that it sends
     */
    public static StreamCost measure(CameraKind kind, Film film, Duration span) throws MediaException {
        IngestConfig config = IngestConfig.defaults();
        try (FilmCameras cameras = FilmCameras.start(film, 1)) {
            Camera camera = Camera.newBuilder()
                    .setCameraId("capacity")
                    .setName("")
                    .setUrl(cameras.urls().get(0))
                    .setFramesPerSecond(kind.framesPerSecond())
                    .build();
            CameraInputs inputs =
                    new CameraInputs(FfmpegVideoInput::open, new Secrets(Map.of(), null), config.decoderThreads());
            VideoCameraSource source = new VideoCameraSource(
                    camera,
                    inputs,
                    FfmpegJpegEncoder::new,
                    new VideoCameraSource.Limits(InstantSource.system(), System::nanoTime, config.maxFrameBytes()));
            StopSignal stop = new StopSignal();
            Meter meter = new Meter(span, stop);
            try {
                source.run(meter, stop);
            } catch (MediaException e) {
                if (!stop.raised()) {
                    throw e;
                }
            }
            return meter.cost();
        }
    }

    /** Counts from the first sampled picture after the warm-up to the first one after the span. */
    private static final class Meter implements StreamObserver {
        private final double spanSeconds;
        private final StopSignal stop;
        private final long openedNanos = System.nanoTime();
        private boolean begun;
        private long begunNanos;
        private double begunCpu;
        private double pictureCpu;
        private int pictures;
        private @Nullable StreamCost cost;

        Meter(Duration span, StopSignal stop) {
            this.spanSeconds = span.toNanos() / 1e9;
            this.stop = stop;
        }

        @Override
        public void streaming() {}

        @Override
        public void measured(StreamFacts facts) {}

        @Override
        public void sampled(Instant capturedAt, int widthPx, int heightPx, Supplier<JpegImage> jpeg) {
            double cpu = CpuClock.ofThread();
            if (begun && seconds(begunNanos) >= spanSeconds && pictures > 0) {
                double readCores = (cpu - begunCpu - pictureCpu) / seconds(begunNanos);
                cost = new StreamCost(
                        readCores, pictureCpu / pictures, jpeg.get().bytes());
                stop.raise();
                return;
            }
            byte[] made = jpeg.get().bytes();
            if (begun && made.length > 0) {
                pictureCpu += CpuClock.ofThread() - cpu;
                pictures++;
            } else if (seconds(openedNanos) >= WARM_UP_SECONDS) {
                begun = true;
                begunNanos = System.nanoTime();
                begunCpu = CpuClock.ofThread();
            }
        }

        StreamCost cost() {
            if (cost == null) {
                throw new IllegalStateException("The simulated camera ended before it was measured");
            }
            return cost;
        }

        private static double seconds(long sinceNanos) {
            return (System.nanoTime() - sinceNanos) / 1e9;
        }
    }
}
