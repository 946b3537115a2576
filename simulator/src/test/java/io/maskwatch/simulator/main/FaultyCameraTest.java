package io.maskwatch.simulator.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.maskwatch.media.MediaException;
import io.maskwatch.media.Picture;
import io.maskwatch.media.SourceOptions;
import io.maskwatch.media.VideoInput;
import io.maskwatch.media.ffmpeg.FfmpegVideoInput;
import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.FailureCause;
import io.maskwatch.simulator.fault.Fault;
import io.maskwatch.simulator.fault.FaultPanel;
import io.maskwatch.simulator.fault.FaultScript;
import io.maskwatch.simulator.fault.NamedFault;
import io.maskwatch.simulator.stream.MediaUnit;
import io.maskwatch.simulator.stream.StreamMedia;
import io.maskwatch.simulator.stream.StreamSettings;
import io.maskwatch.simulator.stream.VideoCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class FaultyCameraTest {
    @Test
    void sendsJpegPicturesInsteadOfItsUsualOnes() throws Exception {
        FaultPanel faults = new FaultPanel();
        faults.begin(Fault.MJPEG);
        try (FaultyCamera camera = FaultyCamera.start(FaultyCameraOptions.small("cam"), faults);
                VideoInput input = open(camera)) {
            assertThat(input.info().codec()).isEqualTo("mjpeg");
            Set<Long> distinct = new HashSet<>();
            for (int i = 0; i < 6; i++) {
                Picture picture = Objects.requireNonNull(input.read());
                assertThat(picture.widthPx()).isEqualTo(320);
                assertThat(picture.heightPx()).isEqualTo(176);
                distinct.add(picture.contentHash());
            }
            assertThat(distinct).hasSizeGreaterThan(3);
            assertThat(input.decodeErrors()).isZero();
        }
    }

    @Test
    void changesTheSizeOfItsPicturesInMidStream() throws Exception {
        try (FaultyCamera camera = FaultyCamera.start(FaultyCameraOptions.small("cam"));
                VideoInput input = open(camera)) {
            assertThat(Objects.requireNonNull(input.read()).widthPx()).isEqualTo(320);
            camera.faults().begin(Fault.OTHER_RESOLUTION);
            int widthPx = 320;
            while (widthPx == 320) {
                widthPx = Objects.requireNonNull(input.read()).widthPx();
            }
            assertThat(widthPx).isEqualTo(160);
        }
    }

    /** At two pictures a second. */
    @Test
    void sendsAKeyFrameEveryThirtySecondsAndNoneForNewViewers() {
        FaultPanel faults = new FaultPanel();
        FaultyCameraOptions slow = FaultyCameraOptions.small("cam").withVideo(StreamSettings.of(320, 180, 2));
        try (StreamMedia media = FaultyCamera.media(slow, faults)) {
            media.prepare();
            assertThat(keyFrames(media, 0, 5)).isEqualTo(5);
            faults.begin(Fault.RARE_KEY_FRAMES);
            assertThat(keyFrames(media, 5, 55)).isZero();
            assertThat(keyFrames(media, 60, 60)).isEqualTo(1);
            faults.end(Fault.RARE_KEY_FRAMES);
            assertThat(keyFrames(media, 120, 5)).isEqualTo(5);
        }
    }

    /** How many of so many pictures are some, with somebody new before each. */
    private static int keyFrames(StreamMedia media, int from, int pictures) {
        int keys = 0;
        for (int i = from; i < from + pictures; i++) {
            Duration at = Duration.ofMillis(500L * i);
            for (MediaUnit unit : media.next(at, at.toNanos(), true, Instant.EPOCH.plus(at))) {
                keys += unit.key() ? 1 : 0;
            }
        }
        return keys;
    }

    @Test
    void failsByItsScriptAndIsBackAfterwards() throws Exception {
        List<Runnable> changes = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (FaultyCamera camera = FaultyCamera.start(FaultyCameraOptions.small("cam"));
                VideoInput before = open(camera)) {
            camera.play(
                    FaultScript.of(NamedFault.WRONG_PATH, Duration.ZERO, Duration.ofSeconds(5)),
                    (delay, change) -> changes.add(change),
                    (spell, begun) -> told.add(spell.fault().text() + " " + begun));
            assertThat(told).isEmpty();

            changes.get(0).run();
            assertThat(endOf(before)).isIn(FailureCause.ENDED, FailureCause.BROKEN_STREAM);
            assertThatThrownBy(() -> open(camera).close())
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            failure -> assertThat(failure.failure()).isEqualTo(FailureCause.NOT_FOUND));

            changes.get(1).run();
            open(camera).close();
        }
        assertThat(told).containsExactly("wrong-path true", "wrong-path false");
    }

    @Test
    void isAlwaysOfTheCodecThatItsOptionsName() throws Exception {
        try (FaultyCamera camera =
                        FaultyCamera.start(FaultyCameraOptions.small("cam").withCodec(VideoCodec.MJPEG));
                VideoInput input = open(camera)) {
            assertThat(input.info().codec()).isEqualTo("mjpeg");
        }
    }

    @Test
    void refusesWhileItIsOff() throws Exception {
        try (FaultyCamera camera = FaultyCamera.start(FaultyCameraOptions.small("cam"))) {
            camera.faults().begin(Fault.OFF);
            assertThatThrownBy(() -> open(camera).close())
                    .isInstanceOfSatisfying(
                            MediaException.class,
                            failure -> assertThat(failure.failure()).isEqualTo(FailureCause.REFUSED));
            camera.faults().end(Fault.OFF);
            open(camera).close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"OFF", "HOST_SILENT"})
    void isBackAfterALaterFaultWhereItsPortWasTaken(Fault later) throws Exception {
        try (FaultyCamera camera = FaultyCamera.start(FaultyCameraOptions.small("cam"))) {
            camera.faults().begin(Fault.OFF);
            try (ServerSocket taken = new ServerSocket()) {
                InetSocketAddress address = new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        URI.create(camera.url()).getPort());
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> taken.bind(address));
                assertThatThrownBy(() -> camera.faults().end(Fault.OFF)).isInstanceOf(UserError.class);
            }
            camera.faults().begin(later);
            camera.faults().end(later);
            open(camera).close();
        }
    }

    /** What a viewer makes of it: a connection that is cut ends, or is reset, but is not silent. */
    private static FailureCause endOf(VideoInput input) {
        try {
            while (input.read() != null) {
                // what was on its way
            }
            return FailureCause.ENDED;
        } catch (MediaException e) {
            return e.failure();
        }
    }

    private static VideoInput open(FaultyCamera camera) throws MediaException {
        return FfmpegVideoInput.open(SourceOptions.of(camera.url()), () -> false);
    }
}
