package io.maskwatch.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.maskwatch.ingest.camera.StopSignal;
import io.maskwatch.ingest.camera.StreamObserver;
import io.maskwatch.media.JpegEncoder;
import io.maskwatch.media.JpegImage;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.StreamInfo;
import io.maskwatch.media.VideoInput;
import io.maskwatch.runtime.camera.Secrets;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.schemas.StreamFacts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A camera that gives one picture and then none for longer than it may. */
class VideoCameraSourceTest {
    private static final long STALL_NANOS = 10_000_000_000L;

    @Test
    void tellsSilenceFromAStreamThatCannotBeDecoded() {
        assertThat(after(0, STALL_NANOS).failure()).isEqualTo(FailureCause.STALLED);
        assertThat(after(2, STALL_NANOS).failure()).isEqualTo(FailureCause.STALLED);
        assertThat(after(150, STALL_NANOS * 3 / 2 / 150).failure()).isEqualTo(FailureCause.BROKEN_STREAM);
    }

    @Test
    void tellsSilenceThatComesSoonAfterALossAsSilence() {
        assertThat(after(20, 0).failure()).isEqualTo(FailureCause.STALLED);
        assertThat(after(20, STALL_NANOS / 40).failure()).isEqualTo(FailureCause.STALLED);
    }

    @Test
    void saysHowLongThereWasNoPicture() {
        assertThat(after(0, 0)).hasMessageContaining("no picture for %.1f s".formatted(10.0));
        assertThat(after(150, STALL_NANOS * 3 / 2 / 150))
                .hasMessageContaining("decoded for %.1f s (150 packets".formatted(15.1));
    }

    /** What is said of a camera that sends a picture, then packets that are of no use, then nothing. */
    private static MediaException after(int faults, long betweenNanos) {
        Camera camera = Camera.newBuilder()
                .setCameraId("door")
                .setName("Door")
                .setUrl("rtsp://127.0.0.1/door")
                .build();
        AtomicLong clock = new AtomicLong();
        VideoCameraSource source = new VideoCameraSource(
                camera,
                new CameraInputs(
                        (options, interrupted) -> new OnePicture(clock, interrupted, faults, betweenNanos),
                        new Secrets(Map.of(), null),
                        1),
                NoEncoder::new,
                new VideoCameraSource.Limits(InstantSource.fixed(Instant.EPOCH), clock::get, 1_000));
        MediaException failure =
                catchThrowableOfType(MediaException.class, () -> source.run(new DeafObserver(), new StopSignal()));
        return Objects.requireNonNull(failure);
    }

    /** Has faults before its picture, which do not count, and then as many as it is told; behaves as an input in FFmpeg. */
    private static final class OnePicture implements VideoInput {
        private static final int EARLIER = 7;
        private static final long STEP_NANOS = 100_000_000L;

        private final AtomicLong clock;
        private final BooleanSupplier interrupted;
        private final int faults;
        private final long betweenNanos;
        private int errors = EARLIER;
        private boolean shown;

        OnePicture(AtomicLong clock, BooleanSupplier interrupted, int faults, long betweenNanos) {
            this.clock = clock;
            this.interrupted = interrupted;
            this.faults = faults;
            this.betweenNanos = betweenNanos;
        }

        @Override
        public StreamInfo info() {
            return new StreamInfo("h264", 320, 180, 10);
        }

        @Override
        public @Nullable Picture read() throws MediaException {
            if (!shown) {
                shown = true;
                return new GreyPicture();
            }
            for (int i = 0; i < faults; i++) {
                pass(betweenNanos);
                errors++;
            }
            for (long silent = 0; silent < STALL_NANOS; silent += STEP_NANOS) {
                pass(STEP_NANOS);
            }
            throw new MediaException(FailureCause.TIMED_OUT, "fell silent");
        }

        private void pass(long nanos) throws MediaException {
            clock.addAndGet(nanos);
            if (interrupted.getAsBoolean()) {
                throw new MediaException(FailureCause.NONE, "was given up on request");
            }
        }

        @Override
        public long decodeErrors() {
            return errors;
        }

        @Override
        public void close() {}
    }

    private record GreyPicture() implements Picture {
        @Override
        public int widthPx() {
            return 320;
        }

        @Override
        public int heightPx() {
            return 180;
        }

        @Override
        public long mediaTimeNanos() {
            return 0;
        }

        @Override
        public boolean keyFrame() {
            return true;
        }

        @Override
        public long contentHash() {
            return 1;
        }

        @Override
        public double meanLuma() {
            return 128;
        }
    }

    private static final class NoEncoder implements JpegEncoder {
        @Override
        public JpegImage encode(Picture picture, int maxWidthPx, int maxBytes) {
            return new JpegImage(new byte[1], 320, 180, 50);
        }

        @Override
        public void close() {}
    }

    private static final class DeafObserver implements StreamObserver {
        @Override
        public void streaming() {}

        @Override
        public void measured(StreamFacts facts) {}

        @Override
        public void sampled(Instant capturedAt, int sourceWidthPx, int sourceHeightPx, Supplier<JpegImage> jpeg) {}
    }
}
