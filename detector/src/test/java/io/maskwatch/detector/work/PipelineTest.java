package io.maskwatch.detector.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.Provider;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.TestModel;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.runtime.config.ConfigFile;
import io.maskwatch.schemas.Frame;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import io.maskwatch.schemas.OutcomeReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
    private static final DetectorConfig BATCHES_OF_EIGHT = ConfigFile.load(
                    null, Map.of("MASKWATCH_DETECTOR_MAX_BATCH", "8"))
            .section("detector", DetectorConfig.defaults());

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final RecordingOutcomes outcomes = new RecordingOutcomes();
    private final FrameCounters counters = new FrameCounters(new SimpleMeterRegistry());
    private final List<Throwable> faults = new ArrayList<>();
    private final List<CountingReceipt> receipts = new ArrayList<>();
    private OnnxFaceDetector detector;
    private Pipeline pipeline;
    private long offset;

    @BeforeEach
    void open() {
        ModelFolder model = TestModel.breaksOnWhite(folder);
        detector = OnnxFaceDetector.open(model, Provider.CPU);
        pipeline = new Pipeline(BATCHES_OF_EIGHT, detector, outcomes, counters, () -> NOW, "worker-1");
    }

    @AfterEach
    void close() {
        pipeline.close();
        detector.close();
        assertThat(faults).isEmpty();
        assertThat(receipts).allMatch(receipt -> receipt.completed() + receipt.abandoned() == 1);
        assertThat(counters.inFlight()).isZero();
    }

    @Test
    void analysesFramesOfManyCameras() {
        start();
        for (String camera : List.of("a", "b", "c")) {
            LongStream.rangeClosed(1, 4).forEach(sequence -> accept(TestFrames.frame(camera, 1, sequence)));
        }

        assertThat(ended(12)).allSatisfy(outcome -> {
            assertThat(outcome.getOutcome()).isEqualTo(Outcome.ANALYSED);
            assertThat(outcome.getDetections()).isNotEmpty();
            assertThat(outcome.getDetections().get(0).getLabel()).isEqualTo("red");
            assertThat(outcome.getModel().getInputPx()).isEqualTo(128);
            assertThat(outcome.getModel().getProvider()).isEqualTo("CPU");
            assertThat(outcome.getBatchSize()).isPositive();
            assertThat(outcome.getInferenceMs()).isPositive();
            assertThat(outcome.getWorkerId()).isEqualTo("worker-1");
            assertThat(outcome.getAppendedAt()).isEqualTo(NOW.minusSeconds(1));
        });
        assertThat(ended(12).stream().filter(outcome -> outcome.getCameraId().equals("b")))
                .extracting(FrameOutcome::getSequence)
                .as("a camera's frames keep their order")
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void framesGatheredWhileTheModelIsBusyShareARun() {
        for (int camera = 0; camera < 20; camera++) {
            accept(TestFrames.frame("camera-" + camera, 1, 1));
        }
        start();

        assertThat(ended(20)).anyMatch(outcome -> outcome.getBatchSize() > 1);
    }

    @Test
    void overloadShedsTheOldestFramesOfTheCamera() {
        LongStream.rangeClosed(1, 10).forEach(sequence -> accept(TestFrames.frame("gate", 1, sequence)));
        start();

        List<FrameOutcome> ended = ended(10);
        assertThat(ended.stream().filter(outcome -> outcome.getOutcome() == Outcome.SHED))
                .allMatch(outcome -> outcome.getReason() == OutcomeReason.OVERLOAD)
                .extracting(FrameOutcome::getSequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void shedsFramesOfAnOlderSession() {
        start();
        accept(TestFrames.frame("gate", 8, 1));
        accept(TestFrames.frame("gate", 7, 99));
        accept(TestFrames.frame("other", 3, 1));

        assertThat(only(ended(3), 7, 99).getReason()).isEqualTo(OutcomeReason.FENCED);
        assertThat(only(ended(3), 3, 1).getOutcome()).isEqualTo(Outcome.ANALYSED);
    }

    @Test
    void shedsWhatIsTooOldToMatter() {
        start();
        accept(TestFrames.frame("gate", 1, 1), NOW.minus(Duration.ofSeconds(11)));
        accept(TestFrames.frame("gate", 1, 2), NOW.minus(Duration.ofSeconds(9)));

        assertThat(only(ended(2), 1, 1).getReason()).isEqualTo(OutcomeReason.STALE);
        assertThat(only(ended(2), 1, 2).getOutcome()).isEqualTo(Outcome.ANALYSED);
    }

    @Test
    void rejectsBadFramesAndGoesOn() {
        start();
        accept(TestFrames.builder("gate", 1, 1).setJpeg(ByteBuffer.allocate(0)).build());
        accept(TestFrames.builder("gate", 1, 2).setWidthPx(0).build());
        accept(TestFrames.builder("gate", 1, 3)
                .setWidthPx(60_000)
                .setHeightPx(60_000)
                .build());
        accept(TestFrames.builder("gate", 1, 4)
                .setJpeg(ByteBuffer.wrap(new byte[500]))
                .build());
        accept(TestFrames.builder("gate", 1, 5).setWidthPx(64).setHeightPx(48).build());
        accept(TestFrames.frame("gate", 1, 6));

        List<FrameOutcome> ended = ended(6);
        assertThat(only(ended, 1, 1).getDetail()).contains("its picture is empty");
        assertThat(only(ended, 1, 2).getReason()).isEqualTo(OutcomeReason.UNDECODABLE);
        assertThat(only(ended, 1, 3).getReason()).isEqualTo(OutcomeReason.TOO_LARGE);
        assertThat(only(ended, 1, 4).getReason()).isEqualTo(OutcomeReason.UNDECODABLE);
        assertThat(only(ended, 1, 5).getDetail()).contains("128 x 96 pixels, but the frame says 64 x 48");
        assertThat(only(ended, 1, 6).getOutcome()).isEqualTo(Outcome.ANALYSED);
    }

    @Test
    void aFrameThatBreaksTheModelIsRejectedAlone() {
        Frame white = TestFrames.builder("white", 1, 1)
                .setJpeg(ByteBuffer.wrap(TestFrames.jpeg(TestFrames.WIDTH_PX, TestFrames.HEIGHT_PX, Color.WHITE)))
                .build();
        for (int camera = 0; camera < 5; camera++) {
            accept(TestFrames.frame("camera-" + camera, 1, 1));
        }
        accept(white);
        start();

        List<FrameOutcome> ended = ended(6);
        assertThat(ended.stream().filter(outcome -> outcome.getReason() == OutcomeReason.MODEL_FAILED))
                .extracting(FrameOutcome::getCameraId)
                .containsExactly("white");
        assertThat(ended.stream().filter(outcome -> outcome.getOutcome() == Outcome.ANALYSED))
                .hasSize(5);
        assertThat(pipeline.check().healthy()).isTrue();
    }

    @Test
    void aModelThatAlwaysFailsIsToldAsSick() {
        start();
        byte[] white = TestFrames.jpeg(TestFrames.WIDTH_PX, TestFrames.HEIGHT_PX, Color.WHITE);
        for (int camera = 0; camera < 12; camera++) {
            accept(TestFrames.builder("camera-" + camera, 1, 1)
                    .setJpeg(ByteBuffer.wrap(white))
                    .build());
        }
        ended(12);

        assertThat(pipeline.check().healthy()).isFalse();
        accept(TestFrames.frame("gate", 1, 1));
        ended(13);
        assertThat(pipeline.check().healthy()).isTrue();
    }

    @Test
    void givesBackWaitingFramesOfPartitionsThatGo() {
        accept(TestFrames.frame("gate", 1, 1));

        pipeline.withdraw(List.of(0));

        assertThat(receipts.get(0).abandoned()).isEqualTo(1);
        assertThat(outcomes.all()).isEmpty();
    }

    private void start() {
        pipeline.start(FfmpegJpegDecoder::new, (thread, cause) -> faults.add(cause));
    }

    private void accept(Frame frame) {
        accept(frame, NOW.minusSeconds(1));
    }

    private void accept(Frame frame, Instant appendedAt) {
        CountingReceipt receipt = new CountingReceipt();
        receipts.add(receipt);
        counters.polled();
        pipeline.accept(new ReceivedFrame(frame, appendedAt, new FramePosition(0, offset++), receipt));
    }

    private List<FrameOutcome> ended(int count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> outcomes.all().size() >= count);
        assertThat(outcomes.all()).hasSize(count);
        return outcomes.all();
    }

    private static FrameOutcome only(List<FrameOutcome> ended, long session, long sequence) {
        return ended.stream()
                .filter(outcome -> outcome.getSession() == session && outcome.getSequence() == sequence)
                .findAny()
                .orElseThrow();
    }
}
