package io.maskwatch.runtime.kafka;

import io.maskwatch.runtime.UserError;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.SchemaLookup;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writers' schemas on their topic: publishes ours before our first record, finds others' by fingerprint. The topic is
 * read again at most once a second, so that a stream of unknown records does not become a stream of reads. Thread-safe.
 */
public final class PublishedSchemas implements SchemaLookup {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedSchemas.class);
    private static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    private static final Duration READ_LIMIT = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final InstantSource clock;
    private final Map<Long, Schema> known = new ConcurrentHashMap<>();
    private Instant nextReadAt = Instant.MIN;

    public PublishedSchemas(KafkaClients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Publishes the schemas of all our topics' records, and returns when the broker has them. */
    public void announce() {
        Codecs codecs = Codecs.local();
        try (Producer<String, byte[]> producer = clients.producer("schemas", Map.of())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Topic<?> topic : Topics.all()) {
                Schema schema = codecs.of(topic).schema();
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.SCHEMAS_NAME,
                        "%016x".formatted(SchemaNormalization.parsingFingerprint64(schema)),
                        schema.toString().getBytes(StandardCharsets.UTF_8))));
            }
            for (Future<?> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("Publishing our schemas failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Publishing our schemas was interrupted", e);
        }
    }

    @Override
    public Optional<Schema> find(long fingerprint) {
        Schema schema = known.get(fingerprint);
        return schema != null ? Optional.of(schema) : Optional.ofNullable(readAgain(fingerprint));
    }

    private synchronized @Nullable Schema readAgain(long fingerprint) {
        Instant now = clock.instant();
        if (!known.containsKey(fingerprint) && !now.isBefore(nextReadAt)) {
            nextReadAt = now.plus(BETWEEN_READS);
            try {
                readAll();
            } catch (KafkaException | UserError e) {
                LOG.warn("Reading {} failed: {}", Topics.SCHEMAS_NAME, e.getMessage());
            }
        }
        return known.get(fingerprint);
    }

    private void readAll() {
        TopicPartition partition = new TopicPartition(Topics.SCHEMAS_NAME, 0);
        try (Consumer<String, byte[]> consumer = clients.consumer("schemas", null, Map.of())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition), READ_LIMIT).getOrDefault(partition, 0L);
            long limit = System.nanoTime() + READ_LIMIT.toNanos();
            while (consumer.position(partition, READ_LIMIT) < end && System.nanoTime() < limit) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> learn(record.value()));
            }
        }
    }

    private void learn(byte @Nullable [] json) {
        if (json == null) {
            return;
        }
        try {
            Schema schema = new Schema.Parser().parse(new String(json, StandardCharsets.UTF_8));
            known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
        } catch (AvroRuntimeException e) {
            LOG.warn("A value in {} is no Avro schema: {}", Topics.SCHEMAS_NAME, e.getMessage());
        }
    }
}
