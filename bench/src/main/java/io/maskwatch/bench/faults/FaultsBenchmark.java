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
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
                        + " broker notices, what it says, when it is back, and what is left behind.")
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
            description = "These faults only. Without it: all, which takes about a quarter of an hour.")
    private List<String> only = List.of();

    @Override
    public Integer call() throws Exception {
        log.quiet();
        List<FaultCase> cases = chosen();
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        List<FaultResult> results = run(cases);
        if (report != null) {
            ReportFile.write(report, FaultsReport.of(results));
        }
        boolean met = results.stream().allMatch(result -> result.missed().isEmpty());
        return (met ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }

    private List<FaultResult> run(List<FaultCase> cases) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(FaultsTable.HEADER);
        out.flush();
        List<FaultResult> results = new ArrayList<>();
        try (BenchFolder folder = BenchFolder.create();
                Yard yard = Yard.open(folder.path(), IngestConfig.defaults());
                FaultTrial trial = FaultTrial.begin(yard, InstantSource.system())) {
            for (FaultCase one : cases) {
                FaultResult result = trial.run(one);
                results.add(result);
                out.println(FaultsTable.line(result));
                out.flush();
            }
        }
        return results;
    }

    private List<FaultCase> chosen() {
        List<FaultCase> all = FaultCases.all();
        List<String> names = all.stream().map(FaultCase::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "--only " + name,
                        "there is no such fault",
                        "Known: " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(one -> only.isEmpty() || only.contains(one.name()))
                .toList();
    }
}
