package io.maskwatch.sink.halted;

/** Where in its work a sink is halted. */
enum HaltPoint {
    /** Nowhere: it works until it is asked to close. */
    NONE,
    /** So many milliseconds after its start, whatever it does then. */
    STARTING,
    /** So many milliseconds after it has first written something. */
    WORKING,
    /** While a message is worked in. */
    PROCESS,
    /** A record was handed to the producer, within a transaction. */
    SEND,
    /** All of a transaction is written, and it is about to be committed. */
    COMMIT,
    /** A transaction was committed, and nobody has been told. */
    COMMITTED,
    /** Part of the state was read back from its topic. */
    RESTORE,
    /** While the wall clock's tick is worked in. */
    PUNCTUATE,
    /** While it closes of its own accord: what it had is committed, its producer is not closed. */
    CLOSE
}
