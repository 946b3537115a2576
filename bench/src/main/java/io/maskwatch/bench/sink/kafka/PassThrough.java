package io.maskwatch.bench.sink.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.schemas.FrameOutcome;
import io.maskwatch.schemas.RecordCodec;
import io.maskwatch.schemas.Topics;
import io.maskwatch.sink.SinkConfig;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A topology without state: decodes each outcome and passes it on, encoded anew. Codecs, exactly-once, transactions and
 * client settings are the sink's.
 */
record PassThrough(String bootstrapServers, Path folder, int round) implements Contender {
    /** Where it passes outcomes on to. */
    static final String TOPIC = "bench.passed";

    @Override
    public String prefix() {
        return "bench-pass-" + round;
    }

    @Override
    public String applicationId() {
        return "bench-pass-" + round;
    }

    @Override
    public AutoCloseable start() {
        KafkaStreams streams = new KafkaStreams(topology(), properties());
        streams.start();
        return streams;
    }

    private static Topology topology() {
        Topology topology = new Topology();
        topology.addSource(
                "in", Serdes.String().deserializer(), Serdes.ByteArray().deserializer(), Topics.DETECTIONS.name());
        topology.addProcessor("pass", Pass::new, "in");
        topology.addSink(
                "out", TOPIC, Serdes.String().serializer(), Serdes.ByteArray().serializer(), "pass");
        return topology;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                SinkConfig.defaults().commitInterval().toMillis());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, folder.resolve(applicationId()).toString());
        properties.put(StreamsConfig.producerPrefix("linger.ms"), 0);
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.putAll(
                new KafkaClients(KafkaSettings.of(bootstrapServers), prefix()).streamsProperties(applicationId()));
        return properties;
    }

    private static final class Pass extends ContextualProcessor<String, byte[], String, byte[]> {
        private final RecordCodec<FrameOutcome> codec = Codecs.local().of(Topics.DETECTIONS);

        @Override
        public void process(Record<String, byte[]> record) {
            context().forward(record.withValue(codec.encode(codec.decode(record.value()))));
        }
    }
}
