package io.maskwatch.sink.halted;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.sink.halted.RecordedLoad.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** Writes a load piece by piece, and knows up to where it will be worked in. For one thread. */
final class LoadWriter implements AutoCloseable {
    private static final int PIECE = 3;
    private static final int FIRST = 60;

    private final Producer<String, byte[]> producer;
    private final List<Message> messages;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private int written;

    LoadWriter(KafkaClients clients, List<Message> messages) {
        this.producer = clients.producer("load", Map.of());
        this.messages = messages;
    }

    /** Writes the first ones: something of every camera, which else the wall clock would begin. */
    void begin() throws Exception {
        write(FIRST);
    }

    /** Writes some more; beyond that share of all no more than one. */
    void trickle(double share) throws Exception {
        write(written < share * messages.size() ? PIECE : 1);
    }

    /** Writes all that is left; returns the offsets up to which everything will be worked in. */
    Map<TopicPartition, Long> writeAll() throws Exception {
        write(messages.size() - written);
        return Map.copyOf(ends);
    }

    private void write(int count) throws Exception {
        List<Message> piece = messages.subList(written, Math.min(written + count, messages.size()));
        written += piece.size();
        List<Future<RecordMetadata>> places =
                piece.stream().map(message -> producer.send(message.sent())).toList();
        for (int i = 0; i < places.size(); i++) {
            RecordMetadata place = places.get(i).get();
            if (piece.get(i).awaited()) {
                ends.put(new TopicPartition(place.topic(), place.partition()), place.offset() + 1);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
