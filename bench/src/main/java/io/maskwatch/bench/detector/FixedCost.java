package io.maskwatch.bench.detector;

import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.FacesInPicture;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.detector.model.ModelFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A model whose every run takes the same time and no processor, and which finds nobody: it stands in for hardware that is
 * not there, so that what workers add on top of their models can be seen.
 *
 * @param model whose input it takes
 * @param cost of a run
 */
record FixedCost(ModelDescription model, Duration cost) implements FaceDetector {
    /** With the input of the model that ships. */
    static FixedCost of(Duration cost) {
        return new FixedCost(ModelFolder.bundled().description(), cost);
    }

    @Override
    public String provider() {
        return "CPU";
    }

    @Override
    public ModelRun detect(List<InputPicture> pictures) throws ModelFailedException {
        long end = System.nanoTime() + cost.toNanos();
        for (long left = cost.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return new ModelRun(
                pictures.stream()
                        .map(picture -> new FacesInPicture(List.of(), false))
                        .toList(),
                cost);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
