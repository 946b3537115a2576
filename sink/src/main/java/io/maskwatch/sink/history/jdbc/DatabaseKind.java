package io.maskwatch.sink.history.jdbc;

import java.util.Map;

/**
 * What differs between the databases. The statements do not: only types that have no common name, which migrations write
 * as {@code ${text}} (compared byte by byte) and {@code ${identity}} (a primary key that rises by itself).
 */
enum DatabaseKind {
    /** A file; one writer at a time. Reads are not in a transaction, which would begin as a writer's does. */
    SQLITE(1, false, "TEXT", "INTEGER PRIMARY KEY AUTOINCREMENT"),
    /** A server. Rows come piece by piece only within a transaction. */
    POSTGRESQL(4, true, "TEXT COLLATE \"C\"", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");

    private final int writers;
    private final boolean readsInTransaction;
    private final String text;
    private final String identity;

    DatabaseKind(int writers, boolean readsInTransaction, String text, String identity) {
        this.writers = writers;
        this.readsInTransaction = readsInTransaction;
        this.text = text;
        this.identity = identity;
    }

    /** How many of a process may write at once. */
    int writers() {
        return writers;
    }

    boolean readsInTransaction() {
        return readsInTransaction;
    }

    /** Names of types, by the names that migrations have for them. */
    Map<String, String> types() {
        return Map.of("text", text, "identity", identity);
    }
}
