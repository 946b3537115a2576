package io.maskwatch.app.capacity.measure;

import io.maskwatch.app.capacity.CpuClock;
import io.maskwatch.app.capacity.ModelCost;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.model.InputShape;
import io.maskwatch.media.JpegDecoder;
import io.maskwatch.media.JpegHeader;
import io.maskwatch.media.Letterbox;
import io.maskwatch.media.MediaException;
import io.maskwatch.media.ffmpeg.FfmpegJpegDecoder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Decodes one JPEG and looks at it again and again, as a detector worker does. Stateless. */
public final class ModelMeasurement {
    private static final int DECODED = 30;

    private ModelMeasurement() {}

    /**
     * Measures for so long, after half as long to warm up.
     *
     * @param detectAtPx longer side of the picture that the model sees
     */
    public static ModelCost measure(
            FaceDetector detector, DetectorConfig config, byte[] jpeg, int detectAtPx, Duration span)
            throws MediaException, ModelFailedException {
        JpegHeader header = JpegHeader.of(jpeg);
        InputShape shape = detector.shapeFor(header.widthPx(), header.heightPx(), detectAtPx);
        ByteBuffer rgb = ByteBuffer.allocateDirect(shape.rgbBytes());
        double decodeSeconds;
        InputPicture picture;
        try (JpegDecoder decoder = new FfmpegJpegDecoder()) {
            Letterbox letterbox = decode(decoder, jpeg, config, rgb, shape);
            double before = CpuClock.ofThread();
            for (int i = 0; i < DECODED; i++) {
                letterbox = decode(decoder, jpeg, config, rgb, shape);
            }
            decodeSeconds = (CpuClock.ofThread() - before) / DECODED;
            picture = new InputPicture(shape, rgb, letterbox);
        }
        int batch = config.batchOn(detector.provider());
        List<InputPicture> pictures = Collections.nCopies(batch, picture);
        runs(detector, pictures, span.dividedBy(2));
        double cpu = CpuClock.ofProcess();
        long begun = System.nanoTime();
        int runs = runs(detector, pictures, span);
        double frames = (double) runs * batch;
        double wall = (System.nanoTime() - begun) / 1e9;
        double cpuSeconds = (CpuClock.ofProcess() - cpu) / frames;
        double mostPerSecond = detector.provider().equals("CPU") ? threads(config) / cpuSeconds : frames / wall;
        return new ModelCost(
                detector.model().name(), detector.provider(), batch, decodeSeconds, cpuSeconds, mostPerSecond);
    }

    private static Letterbox decode(
            JpegDecoder decoder, byte[] jpeg, DetectorConfig config, ByteBuffer rgb, InputShape shape)
            throws MediaException {
        return decoder.decodeInto(jpeg, config.maxFramePixels(), rgb, shape.widthPx(), shape.heightPx());
    }

    private static int threads(DetectorConfig config) {
        return config.inferenceThreads() > 0
                ? config.inferenceThreads()
                : Runtime.getRuntime().availableProcessors();
    }

    private static int runs(FaceDetector detector, List<InputPicture> pictures, Duration span)
            throws ModelFailedException {
        long end = System.nanoTime() + span.toNanos();
        int runs = 0;
        do {
            detector.detect(pictures);
            runs++;
        } while (System.nanoTime() - end < 0);
        return runs;
    }
}
