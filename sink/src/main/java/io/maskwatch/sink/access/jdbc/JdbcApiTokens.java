package io.maskwatch.sink.access.jdbc;

import io.maskwatch.sink.access.ApiToken;
import io.maskwatch.sink.access.ApiTokens;
import io.maskwatch.sink.access.Role;
import io.maskwatch.sink.history.jdbc.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tokens in SQL. Thread-safe; does not own the database. */
public final class JdbcApiTokens implements ApiTokens {
    private static final String ALL = "SELECT name, role, created_at FROM access_tokens";

    private final Database database;

    public JdbcApiTokens(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(ApiToken token, String secretHash) {
        Sql insert = new Sql(
                "INSERT INTO access_tokens (name, secret_hash, role, created_at) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (name) DO NOTHING",
                columns -> columns.text(token.name())
                        .text(secretHash)
                        .word(token.role())
                        .time(token.createdAt()));
        return database.write(insert::update) == 1;
    }

    @Override
    public Optional<ApiToken> find(String secretHash) {
        Sql find = new Sql(ALL + " WHERE secret_hash = ?", columns -> columns.text(secretHash));
        return database.read(connection -> find.query(connection, JdbcApiTokens::token)).stream()
                .findFirst();
    }

    @Override
    public List<ApiToken> all() {
        Sql all = new Sql(ALL + " ORDER BY name", columns -> columns);
        return database.read(connection -> all.query(connection, JdbcApiTokens::token));
    }

    @Override
    public boolean remove(String name) {
        Sql delete = new Sql("DELETE FROM access_tokens WHERE name = ?", columns -> columns.text(name));
        return database.write(delete::update) == 1;
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(row.getString(1), Role.valueOf(row.getString(2)), Instant.ofEpochMilli(row.getLong(3)));
    }
}
