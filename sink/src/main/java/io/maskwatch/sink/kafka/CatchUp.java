package io.maskwatch.sink.kafka;

import java.util.OptionalLong;

/**
 * Until when a task has read everything that was there. What is later may stand unread, because the task has just started or
 * the broker is away: the silence of a camera proves nothing then, and no clock decides anything. Used by one thread.
 */
interface CatchUp {
    /** That message has been worked in. */
    void processed(String topic, long offset);

    /**
     * The time, in ms since the epoch and by the cluster's clock, at which the ends were asked for that have been reached
     * since; empty while there is none. Never blocks; to be called every second.
     *
     * @param nowMs the wall clock, which stands in for the cluster's where the cluster does not tell its own
     */
    OptionalLong readUntil(long nowMs);

    /** Where tasks get theirs. Thread-safe. */
    interface Source {
        /** Of a task that works in what is heard of cameras. */
        CatchUp ofCameras(int partition);

        /** Of a task that works in what cameras signal, which any of the other tasks may have sent. */
        CatchUp ofGroups(int partition);
    }
}
