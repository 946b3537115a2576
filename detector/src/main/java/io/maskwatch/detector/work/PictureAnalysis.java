package io.maskwatch.detector.work;

import io.maskwatch.detector.FaceDetector;
import io.maskwatch.detector.InputPicture;
import io.maskwatch.detector.ModelFailedException;
import io.maskwatch.detector.ModelRun;
import io.maskwatch.runtime.Health;
import io.maskwatch.schemas.ModelUse;
import io.maskwatch.schemas.OutcomeReason;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The model's work: takes what has gathered, runs the model once, ends each frame. A run that fails is done again frame by
 * frame, so that a frame that breaks the model is rejected alone. One thread; {@link #check} may be called from any.
 */
final class PictureAnalysis {
    /** So many failures in a row are no longer the fault of the frames. */
    private static final int FAILURES_OF_THE_MODEL = 10;

    private final Stages stages;
    private final FaceDetector detector;
    private final int maxBatch;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    PictureAnalysis(Stages stages, FaceDetector detector, int maxBatch) {
        this.stages = stages;
        this.detector = detector;
        this.maxBatch = maxBatch;
    }

    /** Analyses one batch. Returns false when there will be no more. */
    boolean runOnce() throws InterruptedException {
        List<DecodedFrame> batch = stages.decoded().takeBatch(maxBatch);
        if (batch.isEmpty()) {
            return false;
        }
        try {
            analyse(batch);
        } finally {
            batch.forEach(frame -> stages.buffers().giveBack(frame.picture().rgb()));
        }
        return true;
    }

    Health check() {
        int failures = failuresInARow.get();
        return failures < FAILURES_OF_THE_MODEL
                ? Health.ok()
                : Health.sick("the model failed on the last " + failures + " frames");
    }

    private void analyse(List<DecodedFrame> batch) {
        try {
            run(batch);
        } catch (ModelFailedException e) {
            stages.errors().count("model run failed", String.valueOf(e.getMessage()));
            if (batch.size() == 1) {
                failuresInARow.incrementAndGet();
                stages.outcomes()
                        .rejected(batch.get(0).received(), OutcomeReason.MODEL_FAILED, String.valueOf(e.getMessage()));
            } else {
                batch.forEach(frame -> analyse(List.of(frame)));
            }
        }
    }

    private void run(List<DecodedFrame> batch) throws ModelFailedException {
        List<InputPicture> pictures = batch.stream().map(DecodedFrame::picture).toList();
        ModelRun run = detector.detect(pictures);
        failuresInARow.set(0);
        stages.counters().inferred(run.wallTime(), batch.size());
        ModelUse use = detector.use(pictures.get(0).shape());
        for (int i = 0; i < batch.size(); i++) {
            stages.outcomes()
                    .analysed(batch.get(i).received(), run.pictures().get(i), use, run.wallTime(), batch.size());
        }
    }
}
