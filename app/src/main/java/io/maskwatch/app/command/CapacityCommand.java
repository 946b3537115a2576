package io.maskwatch.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.maskwatch.app.broker.TemporaryFolder;
import io.maskwatch.app.capacity.CameraKind;
import io.maskwatch.app.capacity.CapacityComparison;
import io.maskwatch.app.capacity.CapacityReport;
import io.maskwatch.app.capacity.Machine;
import io.maskwatch.app.capacity.measure.CapacitySearch;
import io.maskwatch.app.capacity.measure.CapacityTrial;
import io.maskwatch.app.capacity.measure.MachineMeasurement;
import io.maskwatch.app.console.Screen;
import io.maskwatch.app.install.StopSignal;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.detector.DetectorConfig;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.ConfigFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch capacity}. */
@Command(
        name = "capacity",
        description = "Measures this machine (streams, JPEG, the model, Kafka) and says how many cameras it takes with"
                + " everything on it, and which part is the limit. With --verify it then runs simulated cameras, more and"
                + " more of them, and says how far off that was; exits with 6 if by more than 15 %%.")
final class CapacityCommand implements Callable<Integer> {
    private static final int MOST_TRIED = 200;
    private static final int TIMES_THE_GUESS = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures there, as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--width",
            paramLabel = "PX,...",
            split = ",",
            description = "Width of the cameras' pictures, of 16:9 (default: 1280,1920,3840).")
    private List<Integer> widthsPx = List.of(1280, 1920, 3840);

    @Option(
            names = "--fps",
            paramLabel = "N,...",
            split = ",",
            description = "Frames a second to analyse of each camera (default: 2,4).")
    private List<Double> framesPerSecond = List.of(2.0, 4.0);

    @Option(
            names = "--sent-fps",
            paramLabel = "N",
            description = "Pictures that a camera sends a second (default: ${DEFAULT-VALUE}).")
    private double sentPerSecond = 25;

    @Option(
            names = "--detect-at",
            paramLabel = "PX",
            description = "Longer side of the picture that the model sees (default: ${DEFAULT-VALUE}).")
    private int detectAtPx = 640;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "Length of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--verify", description = "Try the first of these kinds of camera.")
    private boolean verify;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration file, which names the model; maskwatch.example.yaml documents every key.")
    private @Nullable Path config;

    @Option(names = "--model", paramLabel = "DIR", description = "Folder of the model (default: the configured one).")
    private @Nullable Path model;

    @Mixin
    private LogOptions log = new LogOptions();

    @Override
    public Integer call() throws Exception {
        check();
        ConfigFile settings = ConfigFile.load(config, environment());
        DetectorConfig detector = settings.section("detector", DetectorConfig.defaults());
        try (StopSignal stop = StopSignal.onShutdown();
                TemporaryFolder folder = TemporaryFolder.create()) {
            log.toFile(folder.path().resolve("maskwatch.log"));
            Screen screen = new Screen(spec.commandLine().getOut(), Screen.onTerminal());
            Duration span = Duration.ofSeconds(seconds);
            Machine machine = new MachineMeasurement(detector, detectAtPx, span, line -> goingOn(stop, screen, line))
                    .measure(kinds(), folder.path().resolve("measured"));
            CapacityReport words = machine.report(kinds());
            words.lines().forEach(screen::line);
            ObjectNode json = words.json();
            boolean holds = !verify || verified(machine, settings, folder.path(), screen, stop, json);
            if (report != null) {
                ReportFile.write(report, json);
            }
            return (holds ? ExitCode.OK : ExitCode.INCOMPLETE).status();
        }
    }

    private void check() {
        widthsPx.forEach(new OptionRange("--width", 320, 3840)::requireEven);
        new OptionRange("--sent-fps", 1, 60).require(sentPerSecond);
        framesPerSecond.forEach(rate -> new OptionRange("--fps", 0.5, Math.min(30, sentPerSecond)).require(rate));
        new OptionRange("--detect-at", 320, 1920).require(detectAtPx);
        new OptionRange("--seconds", 1, 600).require(seconds);
        if (report != null) {
            ReportFile.requireWritable(report);
        }
    }

    /** Tells what is measured next or was measured, unless it was to end meanwhile. */
    private static void goingOn(StopSignal stop, Screen screen, String line) {
        if (stop.isRaised()) {
            throw new UserError(ExitCode.INCOMPLETE, "maskwatch capacity", "it was ended", "Let it run to its end");
        }
        screen.line(line);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (model != null) {
            environment.put("MASKWATCH_DETECTOR_MODEL", model.toString());
        }
        return environment;
    }

    private List<CameraKind> kinds() {
        List<CameraKind> kinds = new ArrayList<>();
        for (int widthPx : widthsPx) {
            framesPerSecond.forEach(rate -> kinds.add(CameraKind.wide(widthPx, sentPerSecond, rate)));
        }
        return kinds;
    }

    /** Returns whether what was computed holds; adds to the report what was found. */
    private boolean verified(
            Machine machine, ConfigFile settings, Path folder, Screen screen, StopSignal stop, ObjectNode json) {
        CameraKind kind = kinds().get(0);
        double guess = machine.estimate(kind, machine.cores(), 0).cameras();
        int most = (int) Math.min(MOST_TRIED, Math.ceil(guess * TIMES_THE_GUESS) + 1);
        CapacityTrial.Setup setup = new CapacityTrial.Setup(kind, detectAtPx, most, Duration.ofSeconds(seconds));
        CapacitySearch search;
        try (CapacityTrial trial = new CapacityTrial(setup, folder.resolve("trial"), settings, screen, stop)) {
            search = CapacitySearch.run(guess, most, cameras -> {
                CapacityTrial.Result result = trial.run(cameras);
                goingOn(stop, screen, result.line());
                return result;
            });
        }
        CapacityTrial.Result full = search.full();
        double computed = machine.estimate(kind, machine.cores() - full.otherCores(), full.simulationCores())
                .cameras();
        CapacityComparison comparison = new CapacityComparison(computed, search.reached(), full.otherCores());
        screen.line(comparison.line());
        comparison.onto(json);
        return comparison.holds();
    }
}
