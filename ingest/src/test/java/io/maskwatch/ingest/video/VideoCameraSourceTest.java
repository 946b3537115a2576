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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A camera that gives one picture and then none for longer than it may. */
class VideoCameraSourceTest {
    @Test
    void tellsSilenceFromAStreamThatCannotBeDecoded() {
        assertThat(causeAfter(0)).isEqualTo(FailureCause.STALLED);
        assertThat(causeAfter(2)).isEqualTo(FailureCause.STALLED);
        assertThat(causeAfter(3)).isEqualTo(FailureCause.BROKEN_STREAM);
    }

    private static FailureCause causeAfter(int faults) {
        Camera camera = Camera.newBuilder()
                .setCameraId("door")
                .setName("Door")
                .setUrl("rtsp://127.0.0.1/door")
                .build();
        VideoCameraSource source = new VideoCameraSource(
                camera,
                new CameraInputs((options, interrupted) -> new OnePicture(faults), new Secrets(Map.of(), null), 1),
                NoEncoder::new,
                new VideoCameraSource.Limits(InstantSource.fixed(Instant.EPOCH), () -> 0, 1_000));
        MediaException failure =
                catchThrowableOfType(MediaException.class, () -> source.run(new DeafObserver(), new StopSignal()));
        assertThat(failure).isNotNull();
        return failure.failure();
    }

    /** Has faults before its picture, which do not count, and then as many as it is told. */
    private static final class OnePicture implements VideoInput {
        private static final int EARLIER = 7;

        private final int faults;
        private int reads;

        OnePicture(int faults) {
            this.faults = faults;
        }

        @Override
        public StreamInfo info() {
            return new StreamInfo("h264", 320, 180, 10);
        }

        @Override
        public @Nullable Picture read() throws MediaException {
            if (reads++ == 0) {
                return new GreyPicture();
            }
            throw new MediaException(FailureCause.TIMED_OUT, "fell silent");
        }

        @Override
        public long decodeErrors() {
            return reads < 2 ? EARLIER : EARLIER + faults;
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
