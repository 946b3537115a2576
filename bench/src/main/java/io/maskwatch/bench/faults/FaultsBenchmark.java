package io.maskwatch.bench.faults;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.BenchFolder;
import io.maskwatch.bench.faults.kafka.Yard;
import io.maskwatch.ingest.IngestConfig;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch bench faults}: simulated cameras fail in turn, and ingest is watched noticing and coming back. */
@Command(
        name = "faults",
        description =
                "Has simulated cameras fail, one fault after the other, and measures when an ingest worker on a real"
                        + " broker notices, what it says, when it is back, and what is left behind. Exits with 6 if a goal is missed or"
                        + " nothing could be measured.")
public final class FaultsBenchmark implements Benchmark {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the table there as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            arity = "1..*",
            description = "These faults only. Without it: all, which takes about 18 minutes.")
    private List<String> only = List.of();

    @Option(
            names = "--reconnects",
            paramLabel = "N",
            description = "How often connections are cut to look for leaks (default: ${DEFAULT-VALUE}).")
    private int reconnects = 1_000;

    @Override
    public Integer call() throws Exception {
        requireKnown();
        log.quiet();
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        FaultsFigures figures = new FaultsFigures();
        try (BenchFolder folder = BenchFolder.create()) {
            List<FaultCase> cases = Props.cases(folder.path(), this::wanted);
            single(figures, cases, folder.path().resolve("single"));
            together(figures, folder.path().resolve("together"));
            again(figures, folder.path().resolve("again"));
        }
        if (report != null) {
            ReportFile.write(report, FaultsReport.of(figures));
        }
        List<String> failures = figures.failures();
        failures.forEach(failure -> say("FAILED " + failure));
        return (failures.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }

    private void single(FaultsFigures figures, List<FaultCase> cases, Path folder) throws Exception {
        skipped(cases)
                .forEach(name ->
                        say("Skipped: " + name + ", because there is no ffmpeg with libx265 to make its film."));
        if (cases.isEmpty()) {
            return;
        }
        say(FaultsTable.HEADER);
        try (Yard yard = Yard.open(Files.createDirectory(folder), IngestConfig.defaults());
                FaultTrial trial = FaultTrial.begin(yard, InstantSource.system())) {
            for (FaultCase one : cases) {
                FaultResult result = trial.run(one);
                figures.single().add(result);
                say(FaultsTable.line(result));
            }
        }
    }

    private List<String> skipped(List<FaultCase> there) {
        List<String> names = there.stream().map(FaultCase::name).toList();
        return FaultCases.names().stream()
                .filter(name -> wanted(name) && !names.contains(name))
                .toList();
    }

    private void together(FaultsFigures figures, Path folder) throws Exception {
        if (wanted(WaveTrial.name())) {
            try (Yard yard = Yard.open(Files.createDirectory(folder), IngestConfig.defaults())) {
                yard.startSink(folder);
                figures.wave(new WaveTrial(yard, InstantSource.system()).run()).ifPresent(wave -> say(wave.line()));
            }
        }
    }

    private void again(FaultsFigures figures, Path folder) throws Exception {
        if (wanted(ReconnectsTrial.name())) {
            figures.reconnects(ReconnectsTrial.run(Files.createDirectory(folder), reconnects))
                    .ifPresent(result -> say(result.line()));
        }
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private boolean wanted(String name) {
        return only.isEmpty() || only.contains(name);
    }

    private void requireKnown() {
        List<String> names = Stream.concat(
                        FaultCases.names().stream(), Stream.of(WaveTrial.name(), ReconnectsTrial.name()))
                .toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--only " + name,
                        "there is no such fault",
                        "Known: " + String.join(", ", names));
            }
        }
        if (reconnects < 1 || reconnects > 100_000) {
            throw new UserError(
                    ExitCode.USAGE, "--reconnects " + reconnects, "the value is not allowed", "Give 1 to 100000");
        }
    }
}
