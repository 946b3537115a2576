package io.maskwatch.testkit.kafka;

import io.maskwatch.schemas.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.jspecify.annotations.Nullable;

/**
 * A real broker (KRaft) in the JVM of the test, on loopback, without topics. It can be stopped and started again, on the
 * same port and with what it held. For one thread. Closing it ends it; the folder stays.
 */
public final class TestingBroker implements AutoCloseable {
    private final Path folder;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private @Nullable KafkaRaftServer server;

    private TestingBroker(Path folder) {
        this.folder = folder;
    }

    /** A broker on a folder that no broker has used before. */
    public static TestingBroker start(Path folder) {
        TestingBroker broker = new TestingBroker(folder);
        broker.format();
        broker.startAgain();
        return broker;
    }

    /** Address for Kafka clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** All records of the topic, from its beginning. The caller closes it. */
    public <V extends SpecificRecordBase> TopicTail<V> tail(Topic<V> topic) {
        return new TopicTail<>(bootstrapServers(), topic);
    }

    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Starts it after a stop. */
    public void startAgain() {
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties(), false), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    @Override
    public void close() {
        stop();
    }

    /** A port of loopback that nobody listens on at the moment, and that no outgoing connection takes. */
    public static int freePort() {
        return ThreadLocalRandom.current()
                .ints(100, 15_000, 32_768)
                .filter(TestingBroker::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free port"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private void format() {
        if (Files.exists(folder.resolve("meta.properties"))) {
            throw new IllegalStateException(folder + " is another broker's");
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
                            DynamicVoters.parse("1@127.0.0.1:" + controllerPort + ":" + Uuid.randomUuid()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Preparing the broker's folder " + folder + " failed", e);
        }
    }

    /** Small pools; no wait before a group's first assignment; short sessions, so that a restart is quick. */
    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        properties.put("log.dirs", folder.toString());
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "2");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.min.session.timeout.ms", "500");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        return properties;
    }
}
