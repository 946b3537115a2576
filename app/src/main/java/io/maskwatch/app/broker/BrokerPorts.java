package io.maskwatch.app.broker;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The loopback ports of an embedded broker. They are kept in the data folder, because the broker's own files name them:
 * a restart on the same folder uses the same ones. Immutable.
 *
 * @param clients where Kafka clients connect
 * @param controller where the broker's controller listens
 */
public record BrokerPorts(int clients, int controller) {
    private static final String FILE = "broker-ports.properties";

    /**
     * The ports of this folder's broker: those it had before, else the one asked for and a free one.
     *
     * @param asked port for clients; 0 for the one it had before, or any
     * @throws UserError with {@link ExitCode#BUSY} if a port is taken
     */
    public static BrokerPorts of(Path folder, int asked) {
        BrokerNode.requireLone(folder);
        Path file = folder.resolve(FILE);
        BrokerPorts ports = Files.exists(file) ? read(file, asked) : new BrokerPorts(orFree(asked), FreePort.any());
        requireFree("127.0.0.1", ports.clients, "--port");
        requireFree("127.0.0.1", ports.controller, "another --data");
        write(file, ports);
        return ports;
    }

    /** Address for Kafka clients. */
    public String bootstrapServers() {
        return "127.0.0.1:" + clients;
    }

    private static BrokerPorts read(Path file, int asked) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            int clients = asked != 0 ? asked : Integer.parseInt(properties.getProperty("clients"));
            return new BrokerPorts(clients, Integer.parseInt(properties.getProperty("controller")));
        } catch (IOException | NumberFormatException e) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    file.toString(),
                    "it does not hold the broker's ports (" + e.getMessage() + ")",
                    "Restore it, or name another --data folder");
        }
    }

    private static void write(Path file, BrokerPorts ports) {
        Properties properties = new Properties();
        properties.setProperty("clients", Integer.toString(ports.clients));
        properties.setProperty("controller", Integer.toString(ports.controller));
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file + " failed", e);
        }
    }

    private static int orFree(int asked) {
        return asked != 0 ? asked : FreePort.any();
    }

    /** Whether the folder is that of a broker with kept ports. */
    static boolean exist(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /**
     * Refuses a port that somebody listens on, or an address that is not this machine's.
     *
     * @param option chooses another one
     */
    static void requireFree(String host, int port, String option) {
        try {
            FreePort.require(host, port);
        } catch (IOException e) {
            throw new UserError(
                    ExitCode.BUSY,
                    "port " + port + " of " + host,
                    "it cannot be listened on (" + e.getMessage() + ")",
                    "Stop the process that has it, or choose another with " + option);
        }
    }
}
