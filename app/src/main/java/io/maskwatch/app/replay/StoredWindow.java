package io.maskwatch.app.replay;

import io.maskwatch.schemas.ComplianceWindow;
import io.maskwatch.schemas.WindowKind;
import io.maskwatch.sink.camera.StepSettings;

/**
 * A window as it was told once. Immutable.
 *
 * @param window what was told
 * @param appendedMs when the broker had it
 */
record StoredWindow(ComplianceWindow window, long appendedMs) {
    long startMs() {
        return window.getStartAt().toEpochMilli();
    }

    long endMs() {
        return window.getEndAt().toEpochMilli();
    }

    boolean isFinal() {
        return window.getKind() == WindowKind.FINAL;
    }

    /**
     * Up to when it counted. That does not stand in it: it was told then if the broker had it before its end, else, as
     * after an outage that the sink has caught up with, its revision says how many times ten seconds were over.
     */
    long countedMs() {
        if (isFinal()) {
            return endMs();
        }
        long revised = startMs()
                + (window.getRevision() - 1)
                        * StepSettings.defaults().provisionalEvery().toMillis();
        return Math.max(startMs(), Math.min(endMs(), appendedMs < endMs() ? appendedMs : revised));
    }
}
