import io.maskwatch.schemas.Alert;
import io.maskwatch.schemas.AlertState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Keeps the list of open incidents, from all alerts that the topic holds, and follows it. Ends with Ctrl-C.
 *
 * <p>It reads the topic from its beginning at each start, in no group, so that the list is right after a restart. A program
 * that acts on an alert, and must not act twice, also stores which (alertId, revision) it has acted on.
 *
 * <pre>java -Dlogback.configurationFile=samples/java/logback.xml \
 *     -cp 'app/target/lib/*' samples/java/AlertConsumer.java HOST:9092</pre>
 */
public final class AlertConsumer {
    private final Map<String, Integer> revisions = new HashMap<>(); // the last one of each incident; may forget after 90 days
    private final Map<String, Alert> open = new TreeMap<>();

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: java ... samples/java/AlertConsumer.java HOST:9092");
            System.exit(2);
        }
        Map<String, Object> properties =
                Map.of("bootstrap.servers", arguments[0], "isolation.level", "read_committed");
        try (KafkaConsumer<String, byte[]> schemas = consumer(properties, "maskwatch.schemas.v1");
                KafkaConsumer<String, byte[]> alerts = consumer(properties, "maskwatch.alerts.v1")) {
            BinaryMessageDecoder<Alert> decoder = Alert.createDecoder(new WritersSchemas(schemas));
            AlertConsumer consumer = new AlertConsumer();
            while (true) {
                for (ConsumerRecord<String, byte[]> record : alerts.poll(Duration.ofSeconds(1))) {
                    consumer.take(decoder.decode(record.value()));
                }
            }
        }
    }

    private void take(Alert alert) {
        if (alert.getRevision() <= revisions.getOrDefault(alert.getAlertId(), 0)) {
            return; // seen before
        }
        revisions.put(alert.getAlertId(), alert.getRevision());
        if (alert.getState() == AlertState.CLOSED) {
            open.remove(alert.getAlertId());
        } else {
            open.put(alert.getAlertId(), alert);
        }
        System.out.printf(
                "%s %s revision %d, %s, %s: %s Open now: %s%n",
                alert.getState(),
                alert.getAlertId(),
                alert.getRevision(),
                alert.getSubject(),
                alert.getKind(), // UNKNOWN for a kind that came after the schemas jar that this was started with
                alert.getSummary(),
                String.join(" ", open.keySet()));
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> properties, String topic) {
        KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** The schemas that values were written with, by fingerprint. One that is not there yet is waited for. */
    private static final class WritersSchemas implements SchemaStore {
        private final KafkaConsumer<String, byte[]> topic;
        private final Map<Long, Schema> known = new HashMap<>();

        WritersSchemas(KafkaConsumer<String, byte[]> topic) {
            this.topic = topic;
        }

        @Override
        public Schema findByFingerprint(long fingerprint) {
            while (!known.containsKey(fingerprint)) {
                for (ConsumerRecord<String, byte[]> record : topic.poll(Duration.ofSeconds(1))) {
                    Schema schema = new Schema.Parser().parse(new String(record.value(), StandardCharsets.UTF_8));
                    known.put(SchemaNormalization.parsingFingerprint64(schema), schema);
                }
            }
            return known.get(fingerprint);
        }
    }
}
