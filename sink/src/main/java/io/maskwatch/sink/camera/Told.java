package io.maskwatch.sink.camera;

import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.Verdict;
import io.maskwatch.sink.state.Signal;
import java.util.ArrayList;
import java.util.List;

/**
 * What one step tells, each list in order.
 *
 * @param fate what became of the frame, if the message was an outcome
 * @param signals how the camera is, for its areas and the site; to be told after the windows
 */
public record Told(
        Fate fate, List<Verdict> verdicts, List<ComplianceWindow> windows, List<Alert> alerts, List<Signal> signals) {

    /** What became of a frame's outcome. Every outcome has one fate. */
    public enum Fate {
        /** The message was no outcome. */
        NONE,
        /** Analysed, in order, tracked. */
        TRACKED,
        /** Counted in its window, but not tracked: shed, rejected, or out of order. */
        COUNTED,
        /** Its window was final already, or had not begun when the camera was first heard of. */
        LATE,
        /** An outcome of this frame was heard before. */
        DUPLICATE
    }

    static Told nothing(Fate fate) {
        return new Told(fate, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    Told with(Fate otherFate) {
        return new Told(otherFate, verdicts, windows, alerts, signals);
    }
}
