package io.maskwatch.app.broker.kafka;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.Quorum;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.Health;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, broker and controller in one) in this JVM, alone or one of several, with its files in one
 * folder. It survives restarts and kills. The caller holds the folder's lock.
 */
public final class EmbeddedBroker implements Component {
    private final Path folder;
    private final BrokerNode node;
    private @Nullable KafkaRaftServer server;

    public EmbeddedBroker(Path folder, BrokerNode node) {
        this.folder = folder;
        this.node = node;
    }

    @Override
    public String name() {
        return "broker";
    }

    /** Address for Kafka clients. */
    public String bootstrapServers() {
        return node.bootstrapServers();
    }

    /** Returns when it serves clients: of several, when most of them are there. */
    @Override
    public synchronized void start() {
        formatOnce();
        KafkaRaftServer starting =
                new KafkaRaftServer(new KafkaConfig(BrokerProperties.of(node, folder), false), Time.SYSTEM);
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
                    .setNodeId(node.id())
                    .setClusterId(name("cluster").toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .addDirectory(folder.toString())
                    .setHasDynamicQuorum(true)
                    .setInitialControllers(DynamicVoters.parse(voters()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Preparing the broker's folder " + folder + " failed", e);
        }
    }

    /** Each voter with the name of its folder, {@code id@host:port:name}. */
    private String voters() {
        return node.quorum().members().stream()
                .map(Quorum.Member::toString)
                .map(member -> member + ":" + name(member))
                .collect(Collectors.joining(","));
    }

    /** Members of a quorum agree on names; a broker that is alone has names of its own, other than the last one's. */
    private Uuid name(String what) {
        if (node.alone()) {
            return Uuid.randomUuid();
        }
        UUID name = node.quorum().nameOf(what);
        return new Uuid(name.getMostSignificantBits(), name.getLeastSignificantBits());
    }
}
