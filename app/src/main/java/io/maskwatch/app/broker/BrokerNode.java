package io.maskwatch.app.broker;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One broker: alone on loopback, or one of several. Immutable.
 *
 * @param id its number among them
 * @param clientPort where Kafka clients connect
 * @param quorum all of them
 */
public record BrokerNode(int id, int clientPort, Quorum quorum) {
    private static final String FILE = "broker-node";
    private static final String LOOPBACK = "127.0.0.1";

    /** A broker that has no others. */
    public static BrokerNode alone(BrokerPorts ports) {
        return new BrokerNode(
                1, ports.clients(), new Quorum(List.of(new Quorum.Member(1, LOOPBACK, ports.controller()))));
    }

    /**
     * The broker of several whose folder this is.
     *
     * @throws UserError if the folder is another broker's, or a port is taken
     */
    public static BrokerNode oneOf(Path folder, int id, int clientPort, Quorum quorum) {
        BrokerNode node = new BrokerNode(id, clientPort, quorum);
        claim(folder, id + " of " + quorum);
        BrokerPorts.requireFree(node.host(), clientPort, "--port");
        BrokerPorts.requireFree(node.host(), node.controllerPort(), "other --voters");
        return node;
    }

    /** Refuses a folder that belongs to one of several brokers. */
    public static void requireLone(Path folder) {
        if (Files.exists(folder.resolve(FILE))) {
            throw anotherBrokers(folder, "broker " + read(folder.resolve(FILE)));
        }
    }

    /** Whether it has no others. */
    public boolean alone() {
        return quorum.size() == 1;
    }

    /** Name or address by which it is reached. */
    public String host() {
        return quorum.member(id).host();
    }

    /** Where its controller listens. */
    public int controllerPort() {
        return quorum.member(id).port();
    }

    /** Address for Kafka clients. */
    public String bootstrapServers() {
        return host() + ":" + clientPort;
    }

    private static void claim(Path folder, String identity) {
        Path file = folder.resolve(FILE);
        if (BrokerPorts.exist(folder)) {
            throw anotherBrokers(folder, "a broker that has no others");
        }
        if (!Files.exists(file)) {
            write(file, identity);
        } else if (!read(file).equals(identity)) {
            throw anotherBrokers(folder, "broker " + read(file));
        }
    }

    private static UserError anotherBrokers(Path folder, String owner) {
        return new UserError(
                ExitCode.CONFIGURATION,
                "data folder " + folder,
                "it belongs to " + owner,
                "Give the same --node-id and --voters again, or name another --data folder");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file + " failed", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file + " failed", e);
        }
    }
}
