package io.maskwatch.sink.history.killed;

/** Where in its work a writer of history is killed. */
enum KillPoint {
    /** Nowhere: it works until it is asked to close. */
    NONE,
    /** So many milliseconds after its start, whatever it does then. */
    STARTING,
    /** So many milliseconds after it began to write its first batch. */
    WORKING,
    /** Before a batch is written. */
    BEFORE,
    /** In the midst of a transaction: so many tables are written. */
    WITHIN,
    /** After a batch is in the database, before its offsets are committed. */
    AFTER
}
