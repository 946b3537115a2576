package io.maskwatch.bench.people;

import io.maskwatch.app.bench.Benchmark;
import io.maskwatch.app.command.LogOptions;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.bench.people.truth.SceneKind;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch bench people}: scenes with known truth through the sink's own step, without Kafka. */
@Command(
        name = "people",
        description = "Counts, follows and judges the people of simulated scenes, and compares with the truth.")
public final class PeopleBenchmark implements Benchmark {
    private static final List<Double> RATES = List.of(2.0, 4.0, 8.0);
    /** What is tuned is tuned on lower seeds. */
    private static final long FIRST_SEED = 101;

    private static final double QUICK_SECONDS = 30;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LogOptions log = new LogOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the table there as JSON.")
    private @Nullable Path report;

    @Option(names = "--seeds", paramLabel = "N", description = "Scenes of each kind (default: 2).")
    private int seeds = 2;

    @Option(names = "--quick", description = "A few short scenes only, to see that it works.")
    private boolean quick;

    @Override
    public Integer call() {
        log.quiet();
        if (seeds < 1) {
            throw new UserError(ExitCode.USAGE, "--seeds " + seeds, "there is nothing to run", "Give 1 or more");
        }
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        Campaign campaign = quick
                ? new Campaign(
                        List.of(SceneKind.CROWD_5, SceneKind.DISORDERED, SceneKind.SHED_HALF),
                        List.of(4.0),
                        FIRST_SEED,
                        1,
                        QUICK_SECONDS)
                : new Campaign(List.of(SceneKind.values()), RATES, FIRST_SEED, seeds, Double.MAX_VALUE);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("seeds %d to %d%n", campaign.firstSeed(), campaign.firstSeed() + campaign.seeds() - 1);
        out.println(PeopleTable.HEADER);
        List<Result> results = campaign.run(result -> {
            out.println(PeopleTable.line(result));
            out.flush();
        });
        if (report != null) {
            ReportFile.write(report, PeopleReport.of(campaign, results));
        }
        return ExitCode.OK.status();
    }
}
