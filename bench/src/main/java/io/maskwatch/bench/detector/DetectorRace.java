package io.maskwatch.bench.detector;

import io.maskwatch.bench.detector.kafka.DetectorRig;
import io.maskwatch.bench.detector.kafka.SteadyLoad;
import io.maskwatch.bench.detector.kafka.WatchedWorker;
import io.maskwatch.bench.detector.kafka.Watching;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.OnnxOptions;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.Outcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The same pictures through the model alone, decoded beforehand, and through a whole worker: fetched from Kafka, decoded,
 * looked at, told and acknowledged. In turns. For one thread.
 */
final class DetectorRace implements AutoCloseable {
    private static final int CAMERAS = 4;
    private static final int PICTURES = 16;
    private static final int WIDTH_PX = 1280;
    private static final int HEIGHT_PX = 720;
    private static final int DETECT_AT_PX = 640;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final DetectorConfig config;
    private final int frames;
    private final SceneJpegs jpegs;
    private final DetectorRig rig;
    private final FaceDetector alone;
    private final List<InputPicture> decoded;
    private int rounds;

    /**
     * @param folder an empty one
     * @param threads of a run of the model; 0 for one a core
     * @param frames in each round
     * @param seed of the scene
     */
    DetectorRace(Path folder, int threads, int frames, long seed) throws IOException, MediaException {
        this.config = Workers.patient(threads, frames);
        this.frames = frames;
        this.jpegs = SceneJpegs.of(seed, PICTURES, WIDTH_PX, HEIGHT_PX);
        this.rig = DetectorRig.open(folder, CAMERAS, Watching.UNHURRIED);
        this.alone = model();
        this.decoded = decoded();
    }

    /**
     * One round.
     *
     * @param alonePerSecond frames a second of the model alone
     * @param workerPerSecond frames a second of the worker
     */
    record Round(double alonePerSecond, double workerPerSecond) {
        double ratio() {
            return workerPerSecond / alonePerSecond;
        }
    }

    /** Runs both, one after the other. */
    Round round() throws Exception {
        return new Round(alonePerSecond(), workerPerSecond());
    }

    /** The longer side of the pictures as the model is shown them. */
    int inputPx() {
        return decoded.get(0).shape().longerSidePx();
    }

    private double alonePerSecond() throws ModelFailedException {
        int batch = config.batchOn(alone.provider());
        long begun = System.nanoTime();
        for (int seen = 0; seen < frames; seen += batch) {
            List<InputPicture> pictures = new ArrayList<>();
            for (int i = seen; i < Math.min(frames, seen + batch); i++) {
                pictures.add(decoded.get(i % decoded.size()));
            }
            alone.detect(pictures);
        }
        return frames * 1e9 / (System.nanoTime() - begun);
    }

    /** From its first outcome to its last, so without its start. */
    private double workerPerSecond() throws Exception {
        String id = "bench-detector-" + ++rounds;
        rig.skipFrames(id);
        int first = rig.outcomes().size();
        send();
        try (WatchedWorker worker = rig.start(id, Workers.inGroup(config, id), this::model)) {
            List<FrameOutcome> ended = rig.outcomes()
                    .await(
                            first,
                            outcome -> outcome.getOutcome() == Outcome.ANALYSED
                                    && outcome.getWorkerId().equals(worker.id()),
                            frames,
                            LIMIT);
            return (frames - 1) * 1e9 / Looks.span(ended).toNanos();
        }
    }

    private void send() throws Exception {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            byte[] jpeg = jpegs.pictures().get(i % PICTURES);
            written.add(rig.send(SteadyLoad.frame(
                    "camera-" + i % CAMERAS,
                    1 + i / CAMERAS,
                    frame -> frame.setJpeg(ByteBuffer.wrap(jpeg))
                            .setWidthPx(WIDTH_PX)
                            .setHeightPx(HEIGHT_PX)
                            .setSourceWidthPx(WIDTH_PX)
                            .setSourceHeightPx(HEIGHT_PX)
                            .setDetectAtPx(DETECT_AT_PX))));
        }
        for (Future<RecordMetadata> one : written) {
            one.get();
        }
    }

    private List<InputPicture> decoded() throws MediaException {
        InputShape shape = alone.shapeFor(WIDTH_PX, HEIGHT_PX, DETECT_AT_PX);
        List<InputPicture> pictures = new ArrayList<>();
        try (JpegDecoder decoder = new FfmpegJpegDecoder()) {
            for (byte[] jpeg : jpegs.pictures()) {
                ByteBuffer rgb = ByteBuffer.allocateDirect(shape.rgbBytes());
                Letterbox letterbox =
                        decoder.decodeInto(jpeg, config.maxFramePixels(), rgb, shape.widthPx(), shape.heightPx());
                pictures.add(new InputPicture(shape, rgb, letterbox));
            }
        }
        return pictures;
    }

    private FaceDetector model() {
        return OnnxFaceDetector.open(ModelFolder.bundled(), OnnxOptions.of(config));
    }

    @Override
    public void close() {
        alone.close();
        rig.close();
    }
}
