package io.maskwatch.ingest.kafka;

import io.maskwatch.runtime.kafka.KafkaClients;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.schemas.TopicProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** A real broker in the JVM of the test, with our topics; can be stopped and started again on the same port. */
public final class TestingBroker implements AutoCloseable {
    private final Path folder;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private KafkaRaftServer server;

    public TestingBroker(Path folder) throws Exception {
        this.folder = folder;
        server = launch();
        new TopicAdministrator(clients("setup"), TopicProfile.EMBEDDED).createMissing();
    }

    public KafkaClients clients(String name) {
        return new KafkaClients(KafkaSettings.of("127.0.0.1:" + port), name);
    }

    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    public void startAgain() throws Exception {
        server = launch();
    }

    @Override
    public void close() {
        stop();
    }

    /** A port of loopback that nobody listens on at the moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KafkaRaftServer launch() throws Exception {
        if (!Files.exists(folder.resolve("meta.properties"))) {
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
        }
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties(), false), Time.SYSTEM);
        starting.startup();
        return starting;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        properties.put("log.dirs", folder.toString());
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "2");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "2");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        return properties;
    }
}
