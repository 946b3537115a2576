package io.maskwatch.sink.kafka;

/**
 * Whether a task has read everything that was there when it started. Until then the silence of a camera proves nothing,
 * and the wall clock decides nothing. Used by one thread.
 */
interface CatchUp {
    /** That message has been worked in. */
    void processed(String topic, long offset);

    /** Whether everything has been read. Never blocks. */
    boolean done();

    /** Where tasks get theirs. Thread-safe. */
    @FunctionalInterface
    interface Source {
        CatchUp begin(int partition);
    }
}
