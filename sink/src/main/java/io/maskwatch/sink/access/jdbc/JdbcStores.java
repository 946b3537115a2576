package io.maskwatch.sink.access.jdbc;

import io.maskwatch.sink.access.AccessStores;
import io.maskwatch.sink.history.jdbc.Database;

/** All that access keeps, in one database. Stateless. */
public final class JdbcStores {
    private JdbcStores() {}

    /** Does not own the database. */
    public static AccessStores of(Database database) {
        return new AccessStores(new JdbcAccounts(database), new JdbcApiTokens(database), new JdbcSessions(database));
    }
}
