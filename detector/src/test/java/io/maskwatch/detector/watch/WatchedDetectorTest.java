package io.maskwatch.detector.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.runtime.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WatchedDetectorTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    /** Longer than any run that is not stuck takes on a busy machine. */
    private static final Duration LONG = Duration.ofSeconds(5);

    private final CountDownLatch release = new CountDownLatch(1);
    private final List<HangingDetector> made = new ArrayList<>();
    private final AtomicBoolean hanging = new AtomicBoolean();

    @AfterEach
    void releaseAll() {
        release.countDown();
        await().untilAsserted(() -> assertThat(made).allMatch(detector -> detector.closed.get()));
    }

    @Test
    void givesUpARunThatIsStuckAndGoesOnWithTheModelLoadedAgain() throws ModelFailedException {
        try (WatchedDetector watched = new WatchedDetector(this::make, LONG)) {
            assertThat(watched.detect(List.of()).pictures()).isEmpty();
            hanging.set(true);
            assertThatThrownBy(() -> watched.detect(List.of()))
                    .isInstanceOf(ModelFailedException.class)
                    .hasMessageContaining("5000 ms");
            assertThat(watched.check().healthy()).isFalse();
            assertThat(watched.check().lasting()).isFalse();
            assertThat(made).hasSize(2);
            assertThat(made.get(0).abandoned).isTrue();
            assertThat(made.get(0).closed).isFalse();

            hanging.set(false);
            watched.detect(List.of());
            assertThat(watched.check()).isEqualTo(Health.ok());
            assertThat(made).hasSize(2);
        }
    }

    @Test
    void isBrokenForGoodWhenTooManyRunsAreStuck() {
        hanging.set(true);
        try (WatchedDetector watched = new WatchedDetector(this::make, SHORT)) {
            assertThatThrownBy(() -> watched.detect(List.of())).isInstanceOf(ModelFailedException.class);
            assertThatThrownBy(() -> watched.detect(List.of())).isInstanceOf(ModelFailedException.class);
            assertThat(watched.check().lasting()).isFalse();
            assertThatThrownBy(() -> watched.detect(List.of())).isInstanceOf(IllegalStateException.class);
            assertThat(watched.check().lasting()).isTrue();
            assertThat(made).hasSize(3);
        }
    }

    @Test
    void passesOnWhyARunFailed() {
        try (WatchedDetector watched = new WatchedDetector(this::make, LONG)) {
            made.get(0).fails = true;
            assertThatThrownBy(() -> watched.detect(List.of()))
                    .isInstanceOf(ModelFailedException.class)
                    .hasMessage("white");
            assertThat(watched.check()).isEqualTo(Health.ok());
        }
    }

    private FaceDetector make() {
        HangingDetector detector = new HangingDetector();
        made.add(detector);
        return detector;
    }

    /** Hangs, when told to, until the test is over. */
    private final class HangingDetector implements FaceDetector {
        private final AtomicBoolean abandoned = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();
        private volatile boolean fails;

        @Override
        public ModelDescription model() {
            return ModelFolder.bundled().description();
        }

        @Override
        public String provider() {
            return "CPU";
        }

        @Override
        public ModelRun detect(List<InputPicture> pictures) throws ModelFailedException {
            if (fails) {
                throw new ModelFailedException("white");
            }
            if (hanging.get()) {
                awaitRelease();
            }
            return new ModelRun(List.of(), Duration.ZERO);
        }

        @Override
        public void abandon() {
            abandoned.set(true);
        }

        @Override
        public void close() {
            closed.set(true);
        }

        private void awaitRelease() {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
