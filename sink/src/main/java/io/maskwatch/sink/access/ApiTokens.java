package io.maskwatch.sink.access;

import java.util.List;
import java.util.Optional;

/**
 * The tokens, as all instances know them. Thread-safe. Methods throw {@link io.maskwatch.sink.history.HistoryException}
 * while the database cannot be reached.
 */
public interface ApiTokens {
    /** Adds a token; false if the name is taken. */
    boolean add(ApiToken token, String secretHash);

    Optional<ApiToken> find(String secretHash);

    /** All tokens, by name. */
    List<ApiToken> all();

    /** Removes a token; false if there is none. */
    boolean remove(String name);
}
