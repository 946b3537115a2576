package io.maskwatch.sink.history.jdbc;

import io.maskwatch.schemas.Topic;
import io.maskwatch.sink.history.HistoryRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Puts the records of one topic into one table, by their natural key. Immutable.
 *
 * @param topic whose records
 * @param sql inserts a row, or changes it if the record is newer
 * @param deletions whether deletions are rows too
 * @param parameters fills in the statement
 */
record Upsert<V extends SpecificRecordBase>(Topic<V> topic, String sql, boolean deletions, Parameters<V> parameters) {

    /** Fills in a statement. */
    @FunctionalInterface
    interface Parameters<V extends SpecificRecordBase> {
        void fill(Columns columns, HistoryRecord<V> record) throws SQLException;
    }

    /** Fills in a statement from what is no deletion. */
    @FunctionalInterface
    interface Values<V extends SpecificRecordBase> {
        void fill(Columns columns, V value) throws SQLException;
    }

    /** One of a topic without deletions: its last parameter is the record's bytes. */
    static <V extends SpecificRecordBase> Upsert<V> of(Topic<V> topic, String sql, Values<V> values) {
        return new Upsert<>(topic, sql, false, (columns, record) -> {
            V value = record.value();
            if (value != null) {
                values.fill(columns, value);
                columns.bytes(bytes(record));
            }
        });
    }

    /** Puts those of the records that are of this topic. */
    void put(Connection connection, List<HistoryRecord<?>> records) throws SQLException {
        List<HistoryRecord<V>> own = own(records);
        if (own.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (HistoryRecord<V> record : own) {
                parameters.fill(new Columns(statement), record);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @SuppressWarnings("unchecked") // a topic has one type
    private List<HistoryRecord<V>> own(List<HistoryRecord<?>> records) {
        return records.stream()
                .filter(record -> record.topic().equals(topic) && (deletions || record.value() != null))
                .map(record -> (HistoryRecord<V>) record)
                .toList();
    }

    static byte @Nullable [] bytes(HistoryRecord<?> record) {
        if (record.bytes() == null) {
            return null;
        }
        byte[] bytes = new byte[record.bytes().remaining()];
        record.bytes().duplicate().get(bytes);
        return bytes;
    }
}
