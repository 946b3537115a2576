package io.maskwatch.app.command;

import io.maskwatch.app.broker.BrokerPorts;
import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.broker.kafka.EmbeddedBroker;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.runtime.ClosingStack;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.kafka.KafkaSettings;
import io.maskwatch.schemas.TopicProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch broker}. */
@Command(
        name = "broker",
        description = "Runs the embedded Kafka broker alone, with all topics, for trying the roles apart.")
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
            description = "Loopback port for Kafka clients (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() {
        log.quiet();
        Screen screen = new Screen(spec.commandLine().getOut(), false);
        try (StopSignal stop = StopSignal.onShutdown();
                ClosingStack parts = new ClosingStack()) {
            DataFolder folder = parts.push(DataFolder.open(data));
            EmbeddedBroker broker =
                    parts.push(new EmbeddedBroker(folder.folder("broker"), BrokerPorts.of(folder.path(), port)));
            broker.start();
            ClusterAccess cluster = ClusterAccess.to(KafkaSettings.of(broker.bootstrapServers()), "maskwatch-broker");
            cluster.createTopics(TopicProfile.EMBEDDED);
            cluster.prepare(TopicProfile.EMBEDDED);
            screen.line("Kafka broker at " + broker.bootstrapServers() + ", data in " + data.toAbsolutePath()
                    + ". Ctrl-C ends it.");
            while (!stop.await(A_WHILE)) {
                // the broker works on its own threads
            }
        }
        return ExitCode.OK.status();
    }
}
