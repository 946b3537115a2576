package io.maskwatch.runtime;

/**
 * A part of a process with a life: made without I/O, started once, checked at any time, closed once or more.
 * Implementations may be checked and closed from any thread.
 */
public interface Component extends AutoCloseable {
    /** What operators call it. */
    String name();

    /** Begins work. Called once. Throws {@link UserError} for what its user can mend. */
    void start();

    /** Whether it does its work, and if not, why. Never blocks. */
    Health check();

    /** Ends work, releases what it owns, joins its threads. Idempotent. */
    @Override
    void close();
}
