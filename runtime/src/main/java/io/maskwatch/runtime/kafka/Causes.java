package io.maskwatch.runtime.kafka;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Says in words why a Kafka client failed. Stateless. */
public final class Causes {
    private Causes() {}

    /** The message of the innermost cause, which is the one that says something. */
    public static String words(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason given";
        }
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        if (innermost.getMessage() != null) {
            return innermost.getMessage();
        }
        return innermost instanceof TimeoutException
                ? "no answer in time"
                : innermost.getClass().getSimpleName();
    }
}
