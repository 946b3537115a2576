package io.maskwatch.sink.access;

import java.time.Instant;
import java.util.Optional;

/**
 * The logins, as all instances know them, by the hash of their secret. Thread-safe. Methods throw
 * {@link io.maskwatch.sink.history.HistoryException} while the database cannot be reached.
 */
public interface Sessions {
    /** Keeps a login of the account as it is now. */
    void begin(String secretHash, Account account, Instant at);

    /** The login, unless its user was removed or has another password since. */
    Optional<Session> find(String secretHash);

    /** Notes that it was used. */
    void seen(String secretHash, Instant at);

    void end(String secretHash);

    /** Forgets logins that were last used, or that began, at these times or before. */
    void forget(Instant lastUsed, Instant begun);
}
