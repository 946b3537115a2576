package io.maskwatch.app.broker.kafka;

import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, broker and controller in one) in this JVM, on loopback, with its files in one folder. It
 * survives restarts and kills. The caller holds the folder's lock.
 */
public final class EmbeddedBroker implements Component {
    private final Path folder;
    private final BrokerPorts ports;
    private @Nullable KafkaRaftServer server;

    public EmbeddedBroker(Path folder, BrokerPorts ports) {
        this.folder = folder;
        this.ports = ports;
    }

    @Override
    public String name() {
        return "broker";
    }

    /** Address for Kafka clients. */
    public String bootstrapServers() {
        return ports.bootstrapServers();
    }

    @Override
    public synchronized void start() {
        formatOnce();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties(), false), Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            shutDown(starting); // else its threads keep the process alive
            throw e;
        }
        server = starting;
    }

    @Override
    public synchronized Health check() {
        return server == null ? Health.sick("the broker is not running") : Health.ok();
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            shutDown(server);
            server = null;
        }
    }

    private static void shutDown(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private void formatOnce() {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setHasDynamicQuorum(true)
                    .setInitialControllers(
                            DynamicVoters.parse("1@127.0.0.1:" + ports.controller() + ":" + Uuid.randomUuid()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Preparing the broker's folder " + folder + " failed", e);
        }
    }

    /** Small pools and buffers: one process holds everything. Short broker session: a restart after a kill is quick. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + ports.clients() + ",CONTROLLER://127.0.0.1:" + ports.controller());
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + ports.controller());
        properties.put("log.dirs", folder.toString());
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.retention.check.interval.ms", "30000");
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("auto.create.topics.enable", "false");
        return properties;
    }
}
