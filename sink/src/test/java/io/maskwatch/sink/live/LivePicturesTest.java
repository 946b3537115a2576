package io.maskwatch.sink.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maskwatch.media.JpegImage;
import io.maskwatch.media.JpegRetoucher;
import io.maskwatch.media.PictureArea;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Compliance;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.maskwatch.sink.testing.Faces;
import io.maskwatch.sink.testing.ScriptedCamera;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LivePicturesTest {
    private final List<String> made = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final InstantSource clock = InstantSource.system();
    private final Watches watches = new Watches(clock, Duration.ofSeconds(10));
    private final LivePictures live = new LivePictures(
            watches,
            new OneCamera(),
            new PictureMaker(CountingRetoucher::new),
            new LivePictures.View(StepSettings.defaults(), Codecs.local().of(Settings.class)),
            clock,
            new LiveMeters(new SimpleMeterRegistry()));

    @AfterEach
    void close() {
        gate.countDown();
        live.close();
    }

    @Test
    void makesEachKindOfPictureOnceHoweverManyWatch() {
        List<RecordingViewer> small = List.of(viewer(320, false), viewer(320, false), viewer(320, false));
        RecordingViewer large = viewer(1280, false);
        RecordingViewer faces = viewer(320, true);
        judged(1);
        await().until(() -> large.pictures.size() == 1 && faces.pictures.size() == 1);
        await().until(() -> small.stream().allMatch(viewer -> viewer.pictures.size() == 1));
        assertThat(made).containsExactlyInAnyOrder("320 hidden 1", "1280 hidden 1", "320 hidden 0");
    }

    @Test
    void passesOverScenesThatANewerOneHasOvertaken() throws Exception {
        RecordingViewer viewer = viewer(320, false);
        gate = new CountDownLatch(1);
        judged(1);
        await().until(() -> made.size() == 1);
        for (int sequence = 2; sequence <= 50; sequence++) {
            judged(sequence);
        }
        gate.countDown();
        await().until(() -> viewer.pictures.size() == 2);
        assertThat(viewer.pictures).extracting(LivePicture::sequence).containsExactly(1L, 50L);
        judged(49);
        judged(51);
        await().until(() -> viewer.pictures.size() == 3);
        assertThat(viewer.pictures.get(2).sequence()).as("never backwards").isEqualTo(51);
    }

    @Test
    void aViewerThatFailsHarmsNobodyElse() {
        watches.open(new RecordingViewer() {
                    @Override
                    public void picture(LivePicture picture) {
                        throw new IllegalStateException("made up");
                    }
                })
                .replace(Set.of(new PictureWish("gate", 320, false)));
        RecordingViewer viewer = viewer(320, false);
        judged(1);
        judged(2);
        await().until(() -> viewer.pictures.size() >= 1);
    }

    @Test
    void givesTheNextPictureOrTheOneThatJustCame() throws Exception {
        PictureWish wish = new PictureWish("gate", 320, false);
        CompletableFuture<LivePicture> next = live.newest(wish, Duration.ofSeconds(20));
        assertThat(watches.cameras()).containsExactly("gate");
        judged(1);
        assertThat(next.get().sequence()).isEqualTo(1);
        assertThat(live.newest(wish, Duration.ofSeconds(20)).get().sequence()).isEqualTo(1);
        assertThat(made).hasSize(1);
        CompletableFuture<LivePicture> none = live.newest(new PictureWish("other", 320, false), Duration.ofMillis(50));
        assertThatThrownBy(none::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void saysOnceWhyThereIsNoPictureAndAgainAfterOneCame() {
        RecordingViewer viewer = new RecordingViewer();
        watches.open(viewer).replace(Set.of(new PictureWish("removed", 320, false)));
        live.secondPassed();
        live.secondPassed();
        assertThat(viewer.states).hasSize(1);
        assertThat(viewer.seconds).isEqualTo(2);
    }

    private RecordingViewer viewer(int widthPx, boolean unblurred) {
        RecordingViewer viewer = new RecordingViewer();
        watches.open(viewer).replace(Set.of(new PictureWish("gate", widthPx, unblurred)));
        return viewer;
    }

    private void judged(long sequence) {
        Frame frame = Frames.frame("gate", sequence, clock.instant(), new byte[] {1});
        live.frame(frame);
        live.outcome(Frames.analysed(frame, Faces.at(0.5, 0.5, Compliance.MASKED, 0.9)));
    }

    private static class RecordingViewer implements PictureViewer {
        final List<LivePicture> pictures = new CopyOnWriteArrayList<>();
        final List<String> states = new CopyOnWriteArrayList<>();
        int seconds;

        @Override
        public void picture(LivePicture picture) {
            pictures.add(picture);
        }

        @Override
        public void state(String cameraId, String text) {
            states.add(text);
        }

        @Override
        public void secondPassed(Set<PictureWish> wishes) {
            seconds++;
        }
    }

    /** Notes what it was asked for, and waits at the gate. */
    private final class CountingRetoucher implements JpegRetoucher {
        @Override
        public JpegImage retouch(byte[] jpeg, int maxPixels, int maxWidthPx, Collection<PictureArea> hidden) {
            made.add(maxWidthPx + " hidden " + hidden.size());
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new JpegImage(jpeg, maxWidthPx, 100, 80);
        }

        @Override
        public void close() {}
    }

    private static final class OneCamera implements WatchedSite {
        @Override
        public Optional<Camera> camera(String cameraId) {
            return Optional.of(ScriptedCamera.describedCamera(true)).filter(camera -> cameraId.equals("gate"));
        }

        @Override
        public Optional<CameraStatus> status(String cameraId) {
            return Optional.empty();
        }

        @Override
        public SubjectSettings settings(String cameraId) {
            return EffectiveSettings.of(cameraId, null, null);
        }
    }
}
