package io.maskwatch.sink.history;

/** The database cannot be read or written now: an outage, to be told as such. */
public final class HistoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public HistoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
