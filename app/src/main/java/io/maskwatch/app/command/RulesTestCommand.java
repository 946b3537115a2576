package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.replay.Comparison;
import io.maskwatch.app.replay.Gaps;
import io.maskwatch.app.replay.Replay;
import io.maskwatch.app.replay.StoredRecords;
import io.maskwatch.app.replay.kafka.StoredReader;
import io.maskwatch.app.report.RulesTestReport;
import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.app.topics.kafka.CameraDirectory;
import io.maskwatch.app.topics.kafka.SettingsDirectory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.RulesFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch rules test [FILE]}. */
@Command(
        name = "test",
        description =
                "Says which incidents rules would have opened and closed, from the verdicts, windows and status that"
                        + " are stored, beside those that were told. Changes nothing.")
final class RulesTestCommand implements Callable<Integer> {
    /** What was going on at the beginning has begun by then. */
    private static final Duration LEAD = Duration.ofMinutes(30);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "Rules file, or camera file; its changes are made to the rules in force. Without one, those are"
                            + " tested as they are.")
    private @Nullable Path file;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            required = true,
            description = "Begin: 2026-03-01T10:00:00Z, 2026-03-01T10:00 in the time zone here, or -2h.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", description = "End, exclusive (default: ${DEFAULT-VALUE}).")
    private String to = "now";

    @Option(names = "--json", description = "One JSON object an incident, then one with the counts.")
    private boolean json;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        Instant now = InstantSource.system().instant();
        ZoneId zone = ZoneId.systemDefault();
        Instant begin = TimeText.parse("--from", from, now, zone);
        Instant end = TimeText.parse("--to", to, now, zone);
        if (!begin.isBefore(end)) {
            throw new UserError(
                    ExitCode.USAGE, "--from " + from + " --to " + to, "it ends before it begins", "Swap them");
        }
        RulesFile changes = file == null ? new RulesFile(List.of()) : RulesFile.parse(file);
        cluster.log().quiet();
        ClusterAccess access = cluster.reach("maskwatch-rules");
        SiteRules inForce = new SettingsDirectory(access.clients(), access.codecs()).rules();
        Instant until = pairedUntil(end, now);
        StoredRecords records = new StoredReader(access.clients(), access.codecs()).read(begin.minus(LEAD), until);
        Replay replay = new Replay(
                records,
                inForce.with(changes.changes()),
                new CameraDirectory(access.clients(), access.codecs()).cameras(),
                begin.minus(LEAD));
        Comparison comparison = Comparison.of(replay.run(until), records.told()).openedIn(begin, end);
        List<String> gaps = Gaps.of(records, begin, end);
        PrintWriter out = spec.commandLine().getOut();
        (json ? RulesTestReport.json(comparison, gaps) : RulesTestReport.lines(comparison, gaps, zone))
                .forEach(out::println);
        out.flush();
        return ExitCode.OK.status();
    }

    /** What was told just before the end may open a little later from what is stored; of what is to come nothing is. */
    private static Instant pairedUntil(Instant end, Instant now) {
        Instant later = end.plus(Comparison.APART);
        return later.isBefore(now) ? later : end;
    }
}
