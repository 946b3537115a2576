package io.maskwatch.sink.access.jdbc;

import io.maskwatch.sink.access.Account;
import io.maskwatch.sink.access.Accounts;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.history.jdbc.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Users in SQL. Thread-safe; does not own the database. */
public final class JdbcAccounts implements Accounts {
    private static final String ALL = "SELECT name, role, password_hash, generation, created_at FROM access_users";

    private final Database database;

    public JdbcAccounts(Database database) {
        this.database = database;
    }

    @Override
    public boolean any() {
        Sql one = new Sql("SELECT 1 FROM access_users LIMIT 1", columns -> columns);
        return !database.read(connection -> one.query(connection, row -> row.getInt(1)))
                .isEmpty();
    }

    @Override
    public Optional<Account> find(String name) {
        Sql named = new Sql(ALL + " WHERE name = ?", columns -> columns.text(name));
        return database.read(connection -> named.query(connection, JdbcAccounts::account)).stream()
                .findFirst();
    }

    @Override
    public List<Account> all() {
        Sql all = new Sql(ALL + " ORDER BY name", columns -> columns);
        return database.read(connection -> all.query(connection, JdbcAccounts::account));
    }

    @Override
    public boolean add(Account account) {
        Sql insert = new Sql(
                "INSERT INTO access_users (name, role, password_hash, generation, created_at)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                columns -> columns.text(account.name())
                        .word(account.role())
                        .text(account.passwordHash())
                        .number(account.generation())
                        .time(account.createdAt()));
        return database.write(insert::update) == 1;
    }

    @Override
    public boolean remove(String name) {
        Sql delete = new Sql("DELETE FROM access_users WHERE name = ?", columns -> columns.text(name));
        return withoutSessions(name, delete);
    }

    @Override
    public boolean changePassword(String name, String passwordHash, long generation) {
        Sql change = new Sql(
                "UPDATE access_users SET password_hash = ?, generation = ? WHERE name = ?",
                columns -> columns.text(passwordHash).number(generation).text(name));
        return withoutSessions(name, change);
    }

    @Override
    public void rehash(String name, String formerHash, String passwordHash) {
        Sql change = new Sql(
                "UPDATE access_users SET password_hash = ? WHERE name = ? AND password_hash = ?",
                columns -> columns.text(passwordHash).text(name).text(formerHash));
        database.write(change::update);
    }

    private boolean withoutSessions(String name, Sql change) {
        Sql sessions = new Sql("DELETE FROM access_sessions WHERE user_name = ?", columns -> columns.text(name));
        return database.write(connection -> {
            sessions.update(connection);
            return change.update(connection) == 1;
        });
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString(1),
                Role.valueOf(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }
}
