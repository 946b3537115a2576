package io.maskwatch.app.topics.kafka;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaClients;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a few records and returns when the broker has them. Stateless. */
final class TopicWriter {
    private TopicWriter() {}

    /**
     * Writes them in order.
     *
     * @throws UserError if the broker does not take one
     */
    static void write(KafkaClients clients, Collection<ProducerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try (Producer<String, byte[]> producer = clients.producer("cameras", Map.of())) {
            List<Future<?>> sent = new ArrayList<>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (Future<?> future : sent) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new UserError(
                    ExitCode.UNAVAILABLE,
                    "topics of cameras and settings",
                    "the broker did not take the change (" + e.getCause() + ")",
                    "Check the broker and this user's rights, then repeat the command: it is safe to repeat");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while changing cameras or settings", e);
        }
    }
}
