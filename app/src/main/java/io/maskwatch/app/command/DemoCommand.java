package io.maskwatch.app.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.broker.DataFolder;
import io.maskwatch.app.broker.FreePort;
import io.maskwatch.app.broker.TemporaryFolder;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.demo.DemoCameras;
import io.maskwatch.app.demo.DemoRules;
import io.maskwatch.app.demo.DemoTimes;
import io.maskwatch.app.demo.Expectation;
import io.maskwatch.app.demo.Judgement;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.report.AuditReport;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.app.run.RunningInstallation;
import io.maskwatch.app.topics.kafka.CameraDirectory;
import io.maskwatch.runtime.ClosingStack;
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

/** {@code maskwatch demo}. */
@Command(
        name = "demo",
        description = "Starts simulated RTSP cameras and everything else in one process, and shows what it finds. With"
                + " --seconds it ends by itself and judges the run by the scenes' truth.")
final class DemoCommand implements Callable<Integer> {
    private static final InstantSource CLOCK = InstantSource.system();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--cameras",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many cameras (default: ${DEFAULT-VALUE}).")
    private int cameras = 2;

    @Option(
            names = "--fps",
            paramLabel = "N",
            defaultValue = "4",
            description = "Frames a second to analyse of each camera (default: ${DEFAULT-VALUE}).")
    private double framesPerSecond = 4;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the scenes (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--source",
            paramLabel = "PATH",
            description =
                    "Serve this video file or folder of photographs instead of generated scenes; the run is then not"
                            + " judged by a truth.")
    private @Nullable Path source;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder (default: a temporary one, deleted at the end).")
    private @Nullable Path data;

    @Mixin
    private InstallationOptions options = new InstallationOptions();

    @Override
    public Integer call() {
        Instant startedAt = CLOCK.instant();
        new OptionRange("--cameras", 1, 100).require(cameras);
        new OptionRange("--fps", 0.1, 30).require(framesPerSecond);
        options.check();
        if (options.report() != null) {
            ReportFile.requireWritable(options.report());
        }
        try (StopSignal stop = StopSignal.onShutdown();
                ClosingStack parts = new ClosingStack()) {
            Path path =
                    data != null ? data : parts.push(TemporaryFolder.create()).path();
            DataFolder folder = parts.push(DataFolder.open(path));
            Path log = folder.path().resolve("maskwatch.log");
            options.log().toFile(log);
            Screen screen = new Screen(spec.commandLine().getOut(), Screen.onTerminal());
            screen.line("Log: " + log.toAbsolutePath());
            RunningInstallation running = parts.push(
                    RunningInstallation.start(folder, options.port(), options.config(), api(), screen, startedAt));
            return show(running, parts, stop, screen, startedAt);
        }
    }

    /** Its cameras are at loopback addresses; and it is not to fail for a port that somebody else uses. */
    private static ApiSettings api() {
        ApiSettings settings = ApiSettings.defaults().withLocalTargets(true);
        return FreePort.isFree(settings.port()) ? settings : settings.withPort(0);
    }

    private Integer show(
            RunningInstallation running, ClosingStack parts, StopSignal stop, Screen screen, Instant startedAt) {
        Instant end = options.endAfter(startedAt);
        DemoTimes times = DemoTimes.until(end, CLOCK.instant(), startedAt);
        screen.line("starting " + cameras + " simulated cameras");
        DemoCameras demo = parts.push(
                DemoCameras.start(cameras, framesPerSecond, seed, options.endless() ? null : times.scene(), source));
        new CameraDirectory(running.cluster().clients(), running.cluster().codecs())
                .apply(new CameraFile(demo.cameras(), List.of(DemoRules.settings())), true);
        demo.urls().forEach(url -> screen.line("  " + url));
        running.dashboard().ifPresent(url -> screen.line("Dashboard: " + url));
        running.run().watch(stop, times.watchUntil(), "maskwatch demo");
        running.run().drain();
        running.finishTally();
        List<CameraAudit> audit = running.run().audit();
        boolean whole = !options.endless() && !CLOCK.instant().isBefore(times.watchUntil());
        List<Expectation> expectations = whole ? demo.expectations() : List.of();
        Judgement judgement = running.run().tally().read(tally -> new Judgement(tally, audit, expectations, cameras));
        return report(running, audit, judgement, screen);
    }

    private Integer report(RunningInstallation running, List<CameraAudit> audit, Judgement judgement, Screen screen) {
        List<String> problems = judgement.problems();
        ObjectNode report = running.run().report(audit);
        report.set("truth", judgement.truth());
        ArrayNode list = report.putArray("problems");
        problems.forEach(list::add);
        screen.line(AuditReport.table(audit));
        screen.line("persons " + report.get("persons") + ", alerts opened "
                + report.get("alerts").get("opened") + ", closed "
                + report.get("alerts").get("closed"));
        problems.forEach(problem -> screen.line("PROBLEM: " + problem));
        if (options.report() != null) {
            ReportFile.write(options.report(), report);
            screen.line("Report: " + options.report().toAbsolutePath());
        }
        screen.line(problems.isEmpty() ? "The whole chain worked." : "Not everything worked; see above.");
        return (problems.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }
}
