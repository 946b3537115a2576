package io.maskwatch.detector;

/** A run of the model that gave nothing. Others may succeed. */
public final class ModelFailedException extends Exception {
    public ModelFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public ModelFailedException(String message) {
        super(message);
    }
}
