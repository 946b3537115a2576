package io.maskwatch.sink.api.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.schemas.Acknowledgement;
import io.maskwatch.schemas.Camera;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.Settings;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.api.Problem;
import io.maskwatch.sink.api.SiteChanges;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes changes to their topics, each waited for. Thread-safe; closing it closes its producer. */
final class SiteWriter implements SiteChanges, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SiteWriter.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** A write that takes longer has failed, and is not made later: whoever asked was told that it failed. */
    private static final Map<String, Object> IMPATIENT =
            Map.of("max.block.ms", 5_000, "request.timeout.ms", 5_000, "delivery.timeout.ms", 8_000);

    private final Producer<String, byte[]> producer;
    private final Codecs codecs;
    private final SiteProgress progress;

    SiteWriter(KafkaClients clients, Codecs codecs, SiteProgress progress) {
        this.producer = clients.producer("api", IMPATIENT);
        this.codecs = codecs;
        this.progress = progress;
    }

    @Override
    public void camera(String cameraId, @Nullable Camera camera) {
        write(Topics.CAMERAS, cameraId, camera);
    }

    @Override
    public long settings(String subject, @Nullable Settings settings) {
        long offset = write(Topics.SETTINGS, subject, settings);
        return settings == null ? -1 : offset;
    }

    @Override
    public void acknowledge(Acknowledgement acknowledgement) {
        write(Topics.ACKNOWLEDGEMENTS, acknowledgement.getSubject(), acknowledgement);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private <V extends SpecificRecordBase> long write(Topic<V> topic, String key, @Nullable V value) {
        byte[] bytes = value == null ? null : codecs.of(topic).encode(value);
        RecordMetadata written = sent(new ProducerRecord<>(topic.name(), key, bytes));
        if (!progress.await(new TopicPartition(written.topic(), written.partition()), written.offset(), LIMIT)) {
            throw Problem.unavailable("The change was written, but is not seen here yet. Look again in a moment.")
                    .exception();
        }
        return written.offset();
    }

    private RecordMetadata sent(ProducerRecord<String, byte[]> record) {
        try {
            return producer.send(record).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(record, e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw refused(record, e);
        }
    }

    private static RuntimeException refused(ProducerRecord<String, byte[]> record, Exception cause) {
        LOG.warn("Writing to {} failed: {}", record.topic(), cause.toString());
        return Problem.unavailable("The Kafka cluster did not take the change. It is safe to try again.")
                .exception();
    }
}
