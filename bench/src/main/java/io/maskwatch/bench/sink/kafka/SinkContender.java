package io.maskwatch.bench.sink.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.role.RoleContext;
import io.maskwatch.schemas.Codecs;
import io.maskwatch.sink.SinkConfig;
import io.maskwatch.sink.main.SinkWorker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;

/** The sink as it is. */
record SinkContender(String bootstrapServers, Path folder, int round) implements Contender {
    @Override
    public String prefix() {
        return "bench-sink-" + round;
    }

    @Override
    public String applicationId() {
        return "bench-sink-" + round;
    }

    @Override
    public AutoCloseable start() {
        SinkConfig usual = SinkConfig.defaults();
        SinkConfig config = new SinkConfig(
                applicationId(),
                folder.resolve(applicationId()).toString(),
                usual.inMemory(),
                1,
                usual.commitInterval(),
                usual.grace(),
                usual.provisionalEvery(),
                usual.trackLost(),
                usual.minimumFacePx());
        RoleContext context = new RoleContext(
                new KafkaClients(KafkaSettings.of(bootstrapServers), prefix()),
                Codecs.local(),
                new SimpleMeterRegistry(),
                InstantSource.system(),
                "bench");
        SinkWorker sink = new SinkWorker(config, context);
        sink.start();
        return sink;
    }
}
