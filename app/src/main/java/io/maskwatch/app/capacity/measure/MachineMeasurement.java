package io.maskwatch.app.capacity.measure;

import io.maskwatch.app.capacity.BrokerCost;
import io.maskwatch.app.capacity.CameraKind;
import io.maskwatch.app.capacity.Machine;
import io.maskwatch.app.capacity.ModelCost;
import io.maskwatch.app.capacity.StreamCost;
import io.maskwatch.app.capacity.kafka.BrokerMeasurement;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.model.ModelFolder;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.detector.onnx.OnnxOptions;
import io.maskwatch.simulator.main.FilmCameras;
import io.maskwatch.simulator.stream.Film;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the parts one after the other, so that none is in another's way.
 *
 * @param detector as it is configured
 * @param detectAtPx longer side of the picture that the model sees
 * @param span of each measurement
 * @param progress told in a line what is measured
 */
public record MachineMeasurement(DetectorConfig detector, int detectAtPx, Duration span, Consumer<String> progress) {
    private static final Duration FILM = Duration.ofSeconds(2);

    /** What a camera of that kind shows: a generated scene, as it sends it. */
    public static Film film(CameraKind kind) {
        return FilmCameras.film(1, kind.widthPx(), kind.heightPx(), kind.sentPerSecond(), FILM);
    }

    /**
     * Measures. What pictures cost the detector and Kafka is measured with the largest of them, for all sizes.
     *
     * @param kinds of camera, of which each size is measured once
     * @param folder an empty one
     */
    public Machine measure(List<CameraKind> kinds, Path folder) throws Exception {
        ModelFolder model = detector.model().equals(DetectorConfig.BUNDLED)
                ? ModelFolder.bundled()
                : ModelFolder.at(Path.of(detector.model()));
        Map<Integer, StreamCost> streams = new LinkedHashMap<>();
        for (CameraKind kind : kinds) {
            if (!streams.containsKey(kind.widthPx())) {
                progress.accept("measuring a stream of " + kind.size());
                streams.put(kind.widthPx(), StreamMeasurement.measure(kind, film(kind), span));
            }
        }
        byte[] jpeg = streams.values().stream()
                .map(StreamCost::jpeg)
                .max(Comparator.comparingInt(picture -> picture.length))
                .orElseThrow();
        progress.accept("measuring Kafka");
        BrokerCost broker = BrokerMeasurement.measure(Files.createDirectories(folder), jpeg.length);
        progress.accept("measuring the model");
        try (FaceDetector opened = OnnxFaceDetector.open(model, OnnxOptions.of(detector))) {
            ModelCost cost = ModelMeasurement.measure(opened, detector, jpeg, detectAtPx, span);
            return new Machine(Runtime.getRuntime().availableProcessors(), streams, cost, broker);
        }
    }
}
