package io.maskwatch.app.command;

import io.maskwatch.app.broker.BrokerNode;
import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.broker.Quorum;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.TopicProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch broker}. */
@Command(
        name = "broker",
        description =
                "Runs an embedded Kafka broker: alone with all topics, for trying the roles apart, or one of three or"
                        + " five that replace each other (--voters; then make the topics with: maskwatch topics apply).")
final class BrokerCommand implements Callable<Integer> {
    private static final Duration A_WHILE = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "maskwatch-data",
            description = "Folder for everything that is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("maskwatch-data");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Port for Kafka clients; on loopback, or where --voters says (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--node-id", paramLabel = "N", description = "This broker's number among those of --voters.")
    private @Nullable Integer nodeId;

    @Option(
            names = "--voters",
            paramLabel = "N@HOST:PORT,...",
            description =
                    "All brokers of a cluster, the same for each of them: number, host, and the port on which they"
                            + " agree among themselves. Without TLS and logins: for a network that nobody else is on.")
    private @Nullable String voters;

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() {
        log.quiet();
        requireBothOrNeither();
        Screen screen = new Screen(spec.commandLine().getOut(), false);
        try (StopSignal stop = StopSignal.onShutdown();
                ClosingStack parts = new ClosingStack()) {
            DataFolder folder = parts.push(DataFolder.open(data));
            BrokerNode node = node(folder);
            EmbeddedBroker broker = parts.push(new EmbeddedBroker(folder.folder("broker"), node));
            broker.start();
            if (node.alone()) {
                makeTopics(broker);
            }
            screen.line("Kafka broker at " + broker.bootstrapServers() + among(node) + ", data in "
                    + data.toAbsolutePath() + ". Ctrl-C ends it.");
            while (!stop.await(A_WHILE)) {
                // the broker works on its own threads
            }
        }
        return ExitCode.OK.status();
    }

    private BrokerNode node(DataFolder folder) {
        if (voters == null || nodeId == null) {
            return BrokerNode.alone(BrokerPorts.of(folder.path(), port));
        }
        new OptionRange("--port", 1, 65_535).require(port);
        return BrokerNode.oneOf(folder.path(), nodeId, port, Quorum.parse(voters));
    }

    private void requireBothOrNeither() {
        if ((nodeId == null) != (voters == null)) {
            throw new UserError(
                    ExitCode.USAGE,
                    nodeId == null ? "--voters without --node-id" : "--node-id without --voters",
                    "a broker of several must know which of them it is",
                    "Give both, or neither for a broker that is alone");
        }
    }

    /** The topics of a cluster are made by {@code topics apply}, which knows their layout. */
    private static void makeTopics(EmbeddedBroker broker) {
        ClusterAccess cluster = ClusterAccess.to(KafkaSettings.of(broker.bootstrapServers()), "maskwatch-broker");
        cluster.createTopics(TopicProfile.EMBEDDED);
        cluster.prepare(TopicProfile.EMBEDDED);
    }

    private static String among(BrokerNode node) {
        return node.alone() ? "" : " (" + node.id() + " of " + node.quorum().size() + ")";
    }
}
