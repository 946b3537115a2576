package io.maskwatch.detector;

import io.maskwatch.detector.model.InputShape;
import io.maskwatch.detector.model.ModelDescription;
import io.maskwatch.schemas.ModelUse;
import java.util.List;

/**
 * Finds faces in pictures and says how each wears its mask. It knows no transport. One call at a time; whoever opened it
 * closes it, after the last call has returned.
 */
public interface FaceDetector extends AutoCloseable {
    /** What the model is. */
    ModelDescription model();

    /** Execution provider that computes: CPU or CUDA. */
    String provider();

    /**
     * Looks at pictures in one run of the model.
     *
     * @param pictures at least one, all of one shape
     * @throws ModelFailedException if the run failed; the detector remains usable
     */
    ModelRun detect(List<InputPicture> pictures) throws ModelFailedException;

    /**
     * Asks the run under way to end early, if that can be done; afterwards the detector can only be closed. Called by any
     * thread.
     */
    default void abandon() {}

    @Override
    void close();

    /** The shape to which a picture of that size is to be brought. */
    default InputShape shapeFor(int widthPx, int heightPx, int detectAtPx) {
        return model().input().shapeFor(widthPx, heightPx, detectAtPx);
    }

    /** The model, as outcomes tell it. */
    default ModelUse use(InputShape shape) {
        return ModelUse.newBuilder()
                .setName(model().name())
                .setHash(model().shortHash())
                .setProvider(provider())
                .setLabels(model().compliance())
                .setReliableFacePx(model().reliableFacePx())
                .setInputPx(shape.longerSidePx())
                .build();
    }
}
