package io.maskwatch.sink.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds what all stores of this process hold in memory, after <a
 * href="https://kafka.apache.org/documentation/streams/developer-guide/memory-mgmt.html#rocksdb">Kafka's guide</a>. A
 * store's few memories are written at each frame; with the defaults (three buffers of 16 MB a store, and a cache of 50 MB)
 * old versions of them would fill memory for hours before they are dropped. Made by Kafka Streams; thread-safe.
 */
public final class BoundedStores implements RocksDBConfigSetter {
    /** All write buffers together; beyond it the fullest is written to disk early. */
    static final long WRITE_BUFFERS_BYTES = 64L << 20;

    private static final long BUFFER_BYTES = 2L << 20;
    private static final int BUFFERS = 4;
    private static final long CACHE_BYTES = 16L << 20;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(Shared.CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferSize(BUFFER_BYTES);
        options.setMaxWriteBufferNumber(BUFFERS);
        options.setWriteBufferManager(Shared.WRITE_BUFFERS);
    }

    /** Nothing: what the stores share lives as long as the process. */
    @Override
    public void close(String storeName, Options options) {}

    /** Made at the first store, when RocksDB is loaded. */
    private static final class Shared {
        private static final Cache CACHE = new LRUCache(CACHE_BYTES);
        private static final Cache BUFFERS_ACCOUNT = new LRUCache(WRITE_BUFFERS_BYTES);
        private static final WriteBufferManager WRITE_BUFFERS =
                new WriteBufferManager(WRITE_BUFFERS_BYTES, BUFFERS_ACCOUNT);
    }
}
