package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.SchemaLookup;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/**
 * The schemas that the kept records were written with, kept beside them: a record can be read as long as it is there,
 * whatever has become of the topics and of its writer. Thread-safe; does not own the database.
 */
final class KeptSchemas implements SchemaLookup {
    private static final String FIND = "SELECT schema_json FROM record_schemas WHERE fingerprint = ?";
    private static final String KEEP =
            "INSERT INTO record_schemas (fingerprint, schema_json) VALUES (?, ?) ON CONFLICT (fingerprint) DO NOTHING";

    private final Database database;
    private final Map<Long, Schema> known = new ConcurrentHashMap<>();

    KeptSchemas(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Schema> find(long fingerprint) {
        Schema schema = known.get(fingerprint);
        if (schema == null) {
            schema = database.read(connection -> read(connection, name(fingerprint)));
            if (schema != null) {
                known.put(fingerprint, schema);
            }
        }
        return Optional.ofNullable(schema);
    }

    /** Keeps them, in an order that is the same for all processes, so that none waits for another in a circle. */
    static void keep(Connection connection, Collection<Schema> schemas) throws SQLException {
        Map<String, Schema> sorted = new TreeMap<>();
        schemas.forEach(schema -> sorted.put(name(schema), schema));
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (Map.Entry<String, Schema> schema : sorted.entrySet()) {
                new Columns(statement)
                        .text(schema.getKey())
                        .text(schema.getValue().toString());
                statement.executeUpdate();
            }
        }
    }

    private static @Nullable Schema read(Connection connection, String fingerprint) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            new Columns(statement).text(fingerprint);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? new Schema.Parser().parse(rows.getString(1)) : null;
            }
        }
    }

    private static String name(Schema schema) {
        return name(SchemaNormalization.parsingFingerprint64(schema));
    }

    private static String name(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }
}
