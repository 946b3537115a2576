package io.maskwatch.sink.access;

import java.util.List;
import java.util.Optional;

/**
 * The users, as all instances know them. Thread-safe. Methods throw {@link io.maskwatch.sink.history.HistoryException}
 * while the database cannot be reached.
 */
public interface Accounts {
    /** Whether there is a user at all. */
    boolean any();

    Optional<Account> find(String name);

    /** All users, by name. */
    List<Account> all();

    /** Adds a user; false if the name is taken. */
    boolean add(Account account);

    /** Removes a user and ends the user's sessions; false if there is none. */
    boolean remove(String name);

    /** Sets another password and generation, which ends the user's sessions; false if there is no such user. */
    boolean changePassword(String name, String passwordHash, long generation);

    /** Replaces a hash by another of the same password, unless it was changed meanwhile. Sessions stay. */
    void rehash(String name, String formerHash, String passwordHash);
}
