package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.history.HistoryRecord;
import io.maskwatch.sink.history.HistoryWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/** Writes history into SQL, a batch a transaction. Thread-safe; does not own the database. */
public final class JdbcHistoryWriter implements HistoryWriter {
    private final Database database;
    private final Codecs codecs;
    private final Set<Schema> kept = ConcurrentHashMap.newKeySet();

    /** @param codecs those that the records were decoded with: they know the writers' schemas */
    public JdbcHistoryWriter(Database database, Codecs codecs) {
        this.database = database;
        this.codecs = codecs;
    }

    @Override
    public void write(List<HistoryRecord<?>> records) {
        Set<Schema> schemas = newSchemas(records);
        database.write(connection -> {
            KeptSchemas.keep(connection, schemas);
            for (Upsert<?> upsert : Upserts.ALL) {
                upsert.put(connection, records);
            }
            return records.size();
        });
        kept.addAll(schemas);
    }

    private Set<Schema> newSchemas(List<HistoryRecord<?>> records) {
        Set<Schema> schemas = new HashSet<>();
        for (HistoryRecord<?> record : records) {
            byte[] bytes = Upsert.bytes(record);
            if (bytes != null) {
                schemas.add(codecs.of(record.topic()).writerSchema(bytes));
            }
        }
        schemas.removeAll(kept);
        return schemas;
    }
}
