package io.maskwatch.detector.work;

/** What a frame's way through the worker ends with. Thread-safe; only the first call counts. */
public interface Receipt {
    /** The frame's outcome is acknowledged: its offset needs no second look. */
    void complete();

    /** The frame is given back without an outcome: whoever owns its partition next will read it again. */
    void abandon();
}
