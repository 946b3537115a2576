package io.maskwatch.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Closes what was pushed in reverse order, each once, and loses no failure. Thread-safe. */
public final class ClosingStack implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Takes over the closing of {@code resource} and hands it back. */
    public synchronized <T extends AutoCloseable> T push(T resource) {
        resources.push(resource);
        return resource;
    }

    /** Closes all; the first failure is thrown when all are closed, the others are suppressed in it. */
    @Override
    public void close() {
        Throwable failure = null;
        for (AutoCloseable resource = next(); resource != null; resource = next()) {
            try {
                resource.close();
            } catch (Throwable e) { // an error too must not keep the others open
                failure = joined(failure, e);
            }
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        } else if (failure != null) {
            throw new IllegalStateException("Closing failed", failure);
        }
    }

    private static Throwable joined(@Nullable Throwable first, Throwable next) {
        if (next instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }

    private synchronized @Nullable AutoCloseable next() {
        return resources.poll();
    }
}
