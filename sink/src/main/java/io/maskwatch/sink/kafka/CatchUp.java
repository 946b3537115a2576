package io.maskwatch.sink.kafka;

import java.util.OptionalLong;

/**
 * Until when a task has read everything that was there. What is later may stand unread, because the task has just started or
 * the broker is away: the silence of a camera proves nothing then, and the wall clock decides nothing. Used by one thread.
 */
interface CatchUp {
    /** That message has been worked in. */
    void processed(String topic, long offset);

    /**
     * The time, in ms since the epoch, at which the ends were asked for that have been reached since; empty while there is
     * none. Never blocks, and asks again for the next time.
     *
     * @param nowMs the wall clock
     */
    OptionalLong readUntil(long nowMs);

    /** Where tasks get theirs. Thread-safe. */
    @FunctionalInterface
    interface Source {
        CatchUp begin(int partition);
    }
}
