package io.maskwatch.sink.access;

/** Too much is asked at once; a later try may do. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BusyException(String message) {
        super(message);
    }
}
