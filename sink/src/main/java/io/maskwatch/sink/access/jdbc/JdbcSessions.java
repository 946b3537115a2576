package io.maskwatch.sink.access.jdbc;

import io.maskwatch.sink.access.Account;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.access.Session;
import io.maskwatch.sink.access.Sessions;
import io.maskwatch.sink.history.jdbc.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Logins in SQL. Thread-safe; does not own the database. */
public final class JdbcSessions implements Sessions {
    private static final String FIND = "SELECT s.user_name, u.role, s.begun_at, s.seen_at FROM access_sessions s"
            + " JOIN access_users u ON u.name = s.user_name AND u.generation = s.generation WHERE s.secret_hash = ?";

    private final Database database;

    public JdbcSessions(Database database) {
        this.database = database;
    }

    @Override
    public void begin(String secretHash, Account account, Instant at) {
        Sql insert = new Sql(
                "INSERT INTO access_sessions (secret_hash, user_name, generation, begun_at, seen_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                columns -> columns.text(secretHash)
                        .text(account.name())
                        .number(account.generation())
                        .time(at)
                        .time(at));
        database.write(insert::update);
    }

    @Override
    public Optional<Session> find(String secretHash) {
        Sql find = new Sql(FIND, columns -> columns.text(secretHash));
        return database.read(connection -> find.query(connection, JdbcSessions::session)).stream()
                .findFirst();
    }

    @Override
    public void seen(String secretHash, Instant at) {
        Sql update = new Sql(
                "UPDATE access_sessions SET seen_at = ? WHERE secret_hash = ?",
                columns -> columns.time(at).text(secretHash));
        database.write(update::update);
    }

    @Override
    public void end(String secretHash) {
        Sql delete = new Sql("DELETE FROM access_sessions WHERE secret_hash = ?", columns -> columns.text(secretHash));
        database.write(delete::update);
    }

    @Override
    public void forget(Instant lastUsed, Instant begun) {
        Sql delete = new Sql(
                "DELETE FROM access_sessions WHERE seen_at <= ? OR begun_at <= ?",
                columns -> columns.time(lastUsed).time(begun));
        database.write(delete::update);
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                row.getString(1),
                Role.valueOf(row.getString(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
