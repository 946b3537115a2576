package io.maskwatch.sink.live.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.yammer.metrics.core.Meter;
import io.maskwatch.media.ffmpeg.FfmpegJpegRetoucher;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.CameraStatus;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.api.testing.MadeUpTopics;
import io.maskwatch.sink.camera.StepSettings;
import io.maskwatch.sink.live.Frames;
import io.maskwatch.sink.live.LiveMeters;
import io.maskwatch.sink.live.LivePicture;
import io.maskwatch.sink.live.LivePictures;
import io.maskwatch.sink.live.PictureMaker;
import io.maskwatch.sink.live.PictureViewer;
import io.maskwatch.sink.live.PictureWish;
import io.maskwatch.sink.live.Watch;
import io.maskwatch.sink.live.WatchedSite;
import io.maskwatch.sink.live.Watches;
import io.maskwatch.sink.settings.EffectiveSettings;
import io.maskwatch.sink.settings.SubjectSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.server.metrics.KafkaYammerMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReaderTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final PictureWish WISH = new PictureWish("gate", 320, false);

    private final InstantSource clock = InstantSource.system();
    private final Watches watches = new Watches(clock, Duration.ofMillis(300));
    private final List<LivePicture> shown = new CopyOnWriteArrayList<>();
    private long sequence;

    @Test
    void readsWatchedCamerasOnlyAndOnlyWhileSomebodyWatches(@TempDir Path folder) {
        try (MadeUpTopics topics = new MadeUpTopics(folder.resolve("broker"), clock);
                LivePictures pictures = pictures();
                LiveReader reader = new LiveReader(
                        topics.context().kafka(), topics.context().codecs(), watches, pictures, clock)) {
            reader.start();
            judged(topics);
            long before = bytesRead();
            assertThat(reader.assigned()).isEmpty();
            assertThat(reader.check().healthy()).isTrue();

            try (Watch watch = watches.open(new RecordingViewer())) {
                watch.replace(Set.of(WISH));
                await().atMost(LIMIT).until(() -> {
                    judged(topics);
                    return !shown.isEmpty();
                });
                assertThat(shown.get(0).sequence())
                        .as("from the end, not what was there before")
                        .isGreaterThan(1);
                assertThat(reader.assigned())
                        .hasSize(2)
                        .extracting(TopicPartition::partition)
                        .containsOnly(CameraPartitions.of("gate", 4));
                assertThat(bytesRead()).isGreaterThan(before);
            }
            await().atMost(LIMIT).until(() -> reader.assigned().isEmpty());
            int last = shown.size();
            judged(topics); // answers what was asked for when the last viewer left
            judged(topics);
            long after = bytesRead();
            for (int i = 0; i < 10; i++) {
                judged(topics);
            }
            assertThat(bytesRead()).as("nobody watches").isEqualTo(after);

            try (Watch again = watches.open(new RecordingViewer())) {
                again.replace(Set.of(WISH));
                await().atMost(LIMIT).until(() -> {
                    judged(topics);
                    return shown.size() > last;
                });
            }
            assertThat(shown.get(last).sequence())
                    .as("not what passed unwatched")
                    .isGreaterThan(sequence - (shown.size() - last) - 10);
        }
    }

    private void judged(MadeUpTopics topics) {
        Frame frame = Frames.frame("gate", ++sequence, clock.instant(), Frames.PATTERN);
        topics.put(Topics.FRAMES, "gate", frame);
        topics.put(Topics.DETECTIONS, "gate", Frames.analysed(frame));
    }

    private LivePictures pictures() {
        return new LivePictures(
                watches,
                new NoSite(),
                new PictureMaker(FfmpegJpegRetoucher::new),
                new LivePictures.View(StepSettings.defaults(), Codecs.local().of(Settings.class)),
                clock,
                new LiveMeters(new SimpleMeterRegistry()));
    }

    /** Bytes of frames that brokers of this process have given to consumers. */
    private static long bytesRead() {
        return KafkaYammerMetrics.defaultRegistry().allMetrics().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("BytesOutPerSec"))
                .filter(entry -> entry.getKey().getMBeanName().contains(Topics.FRAMES.name()))
                .mapToLong(entry -> ((Meter) entry.getValue()).count())
                .sum();
    }

    private final class RecordingViewer implements PictureViewer {
        @Override
        public void picture(LivePicture picture) {
            shown.add(picture);
        }

        @Override
        public void state(String cameraId, String text) {}

        @Override
        public void secondPassed(Set<PictureWish> wishes) {}
    }

    private static final class NoSite implements WatchedSite {
        @Override
        public Optional<Camera> camera(String cameraId) {
            return Optional.empty();
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
