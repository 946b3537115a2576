package io.maskwatch.sink.halted;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/** Kafka's own clients, which pass the points at which a sink can be halted. Made by Kafka Streams, by its name. */
public final class HaltingClients implements KafkaClientSupplier {
    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new HaltingProducer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new RestoringConsumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getConsumer(config);
    }

    private static final class HaltingProducer extends KafkaProducer<byte[], byte[]> {
        HaltingProducer(Map<String, Object> config) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent, Callback callback) {
            Future<RecordMetadata> written = super.send(sent, callback);
            Halts.pass(HaltPoint.SEND);
            return written;
        }

        @Override
        public void commitTransaction() {
            Halts.pass(HaltPoint.COMMIT);
            super.commitTransaction();
            Halts.pass(HaltPoint.COMMITTED);
        }

        @Override
        public void close() {
            Halts.pass(HaltPoint.CLOSE);
            super.close();
        }

        @Override
        public void close(Duration limit) {
            Halts.pass(HaltPoint.CLOSE);
            super.close(limit);
        }
    }

    private static final class RestoringConsumer extends KafkaConsumer<byte[], byte[]> {
        RestoringConsumer(Map<String, Object> config) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration limit) {
            ConsumerRecords<byte[], byte[]> read = super.poll(limit);
            if (!read.isEmpty()) {
                Halts.pass(HaltPoint.RESTORE);
            }
            return read;
        }
    }
}
