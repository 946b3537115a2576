package io.maskwatch.sink.kafka;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the last value of each key of a small compacted topic, behind the 8 bytes of its offset. Kafka Streams runs this
 * processor also while it restores the store from the topic. Used by one thread.
 */
final class GlobalTable implements Processor<String, byte[], Void, Void> {
    private static final int OFFSET_BYTES = Long.BYTES;

    private final String storeName;
    private final AtomicLong changes;
    private @Nullable KeyValueStore<String, byte[]> store;
    private @Nullable ProcessorContext<Void, Void> context;

    GlobalTable(String storeName, AtomicLong changes) {
        this.storeName = storeName;
        this.changes = changes;
    }

    @Override
    public void init(ProcessorContext<Void, Void> initialised) {
        context = initialised;
        store = initialised.getStateStore(storeName);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> table = store;
        if (record.key() == null || table == null || context == null) {
            return;
        }
        put(table, record, context);
        changes.incrementAndGet();
    }

    private static void put(
            KeyValueStore<String, byte[]> table, Record<String, byte[]> record, ProcessorContext<Void, Void> context) {
        byte[] value = record.value();
        if (value == null) {
            table.delete(record.key());
            return;
        }
        long offset =
                context.recordMetadata().map(metadata -> metadata.offset()).orElse(-1L);
        table.put(
                record.key(),
                ByteBuffer.allocate(OFFSET_BYTES + value.length)
                        .putLong(offset)
                        .put(value)
                        .array());
    }

    static long offset(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    static byte[] value(byte[] stored) {
        return Arrays.copyOfRange(stored, OFFSET_BYTES, stored.length);
    }
}
