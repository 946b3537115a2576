package io.maskwatch.app.command;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.report.AuditReport;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.app.run.RunningInstallation;
import io.maskwatch.app.topics.kafka.CameraDirectory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.camera.CameraFile;
import io.maskwatch.sink.api.ApiSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch up}. */
@Command(
        name = "up",
        description = "Runs everything in one process for the cameras of a file: Kafka broker, ingest, detector, sink."
                + " Ctrl-C ends it; what is in the data folder survives.")
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--cameras", paramLabel = "FILE", required = true, description = "Camera file.")
    private Path cameras = Path.of("cameras.yaml");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "maskwatch-data",
            description = "Folder for everything that is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("maskwatch-data");

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() {
        Instant startedAt = InstantSource.system().instant();
        options.check();
        CameraFile file = CameraFile.parse(cameras);
        Path report = options.report();
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        try (StopSignal stop = StopSignal.onShutdown();
                DataFolder folder = DataFolder.open(data)) {
            Path log = folder.path().resolve("maskwatch.log");
            options.log().toFile(log);
            Screen screen = new Screen(spec.commandLine().getOut(), Screen.onTerminal());
            screen.line("Log: " + log.toAbsolutePath());
            try (RunningInstallation running = RunningInstallation.start(
                    folder, options.port(), options.config(), ApiSettings.defaults(), screen, startedAt)) {
                CameraDirectory directory = new CameraDirectory(
                        running.cluster().clients(), running.cluster().codecs());
                directory.apply(file, true).forEach(screen::line);
                running.dashboard().ifPresent(url -> screen.line("Dashboard: " + url));
                screen.line("Kafka broker for other programs: "
                        + running.cluster().clients().bootstrapServers());
                running.run().watch(stop, options.endAfter(startedAt), "maskwatch up");
                return finish(running, screen, report);
            }
        }
    }

    private static Integer finish(RunningInstallation running, Screen screen, @Nullable Path report) {
        running.run().drain();
        List<CameraAudit> audit = running.run().audit();
        running.finishTally();
        screen.line(AuditReport.table(audit));
        if (report != null) {
            ReportFile.write(report, running.run().report(audit));
            screen.line("Report: " + report.toAbsolutePath());
        }
        boolean whole = audit.stream().allMatch(camera -> camera.lost() == 0);
        return (whole ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }
}
