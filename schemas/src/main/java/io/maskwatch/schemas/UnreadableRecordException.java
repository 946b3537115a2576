package io.maskwatch.schemas;

/** A value that is not a record of its topic: set it aside and go on. */
public final class UnreadableRecordException extends RuntimeException {
    public UnreadableRecordException(String message) {
        super(message);
    }

    public UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
