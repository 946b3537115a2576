package io.maskwatch.bench.model;

import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.onnx.OnnxFaceDetector;
import io.maskwatch.media.JpegDecoder;
import java.util.List;

/** A model that is timed. Closes its detector; for one thread. */
final class Contender implements AutoCloseable {
    private final OnnxFaceDetector detector;
    private final List<InputPicture> pictures;

    Contender(OnnxFaceDetector detector, BenchPictures pictures, JpegDecoder scaler) {
        this.detector = detector;
        this.pictures = pictures.shownTo(detector, scaler);
    }

    String name() {
        return detector.model().name();
    }

    String hash() {
        return detector.model().shortHash();
    }

    /** Milliseconds that one run on the first picture takes. */
    double oneMs() throws ModelFailedException {
        return timed(pictures.subList(0, 1));
    }

    /** Milliseconds of as many runs as there are pictures, each on one of them. */
    double singlyMs() throws ModelFailedException {
        double sum = 0;
        for (InputPicture picture : pictures) {
            sum += timed(List.of(picture));
        }
        return sum;
    }

    /** Milliseconds of one run on all pictures. */
    double togetherMs() throws ModelFailedException {
        return timed(pictures);
    }

    private double timed(List<InputPicture> shown) throws ModelFailedException {
        long begun = System.nanoTime();
        detector.detect(shown);
        return (System.nanoTime() - begun) / 1e6;
    }

    @Override
    public void close() {
        detector.close();
    }
}
