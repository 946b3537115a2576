package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.app.report.TextTable;
import io.maskwatch.app.rules.RuleText;
import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.app.rules.SiteRules.Origin;
import io.maskwatch.app.topics.kafka.SettingsDirectory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.RulesFile;
import io.maskwatch.runtime.camera.SettingsChange;
import io.maskwatch.schemas.Rule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch rules apply|list|remove|test}. */
@Command(
        name = "rules",
        description = "Changes, lists and tests the rules that open alerts; running sinks follow with the next window.",
        subcommands = RulesTestCommand.class,
        synopsisSubcommandLabel = "(apply | list | remove | test)")
final class RulesCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "apply",
            description = "Changes rules, limits and areas as a rules file or a camera file says. What a subject states"
                    + " replaces what it had; what the file leaves out stays.")
    int apply(
            @Parameters(paramLabel = "FILE", description = "Rules file, or camera file.") Path file,
            @Option(names = "--subject", paramLabel = "ID", description = "Only this camera, area:ID or site.")
                    @Nullable
                    String subject,
            @Mixin ClusterOptions cluster) {
        List<SettingsChange> changes = of(RulesFile.parse(file), subject, file);
        SettingsDirectory directory = directory(cluster);
        List<String> lines = directory.apply(changes);
        lines.forEach(out()::println);
        warn(directory.rules(), changes, out());
        out().println(lines.isEmpty() ? "Nothing to change." : lines.size() + " change(s) published.");
        return ExitCode.OK.status();
    }

    @Command(name = "list", description = "Lists the rules in force, and where they are from.")
    int list(
            @Option(names = "--subject", paramLabel = "ID", description = "Only this camera, area:ID or site.")
                    @Nullable
                    String subject,
            @Option(names = "--json", description = "One JSON object a line: subject, where from, revision, rule.")
                    boolean json,
            @Mixin ClusterOptions cluster) {
        SiteRules rules = directory(cluster).rules();
        List<String> subjects = subject == null ? rules.subjects() : List.of(rules.require(subject));
        List<String> lines = json
                ? subjects.stream().flatMap(each -> objects(rules, each)).toList()
                : table(rules, subjects, subject == null);
        lines.forEach(out()::println);
        out().flush();
        return ExitCode.OK.status();
    }

    @Command(
            name = "remove",
            description =
                    "Takes back the rules and the limit that a camera, an area or the site states: a camera follows"
                            + " the site again, an area has none, the site has the built-in ones. Zones, minimumFacePx and"
                            + " the length of the windows stay.")
    int remove(
            @Parameters(paramLabel = "ID", description = "A camera's id, area:ID or site.") String subject,
            @Option(names = "--all", description = "Takes back zones, minimumFacePx and the length of the windows too.")
                    boolean all,
            @Mixin ClusterOptions cluster) {
        List<String> lines = directory(cluster).takeBack(subject, all);
        lines.forEach(out()::println);
        out().println(lines.isEmpty() ? subject + " states none of its own." : lines.size() + " change(s) published.");
        return ExitCode.OK.status();
    }

    /** Says which cameras that the changes name there are not. */
    static void warn(SiteRules rules, List<SettingsChange> changes, PrintWriter out) {
        for (SettingsChange change : changes) {
            String subject = change.subject();
            rules.unknownCameras(change.stated())
                    .forEach(id -> out.printf(
                            "Note: there is no camera %s; until it is added, %s counts it as missing.%n", id, subject));
            boolean camera = !SiteRules.isArea(subject) && !"site".equals(subject);
            if (camera && !rules.cameraIds().contains(subject)) {
                out.printf("Note: there is no camera %s; its rules wait until it is added.%n", subject);
            }
        }
    }

    private static List<SettingsChange> of(RulesFile file, @Nullable String subject, Path path) {
        if (subject == null) {
            return file.changes();
        }
        List<SettingsChange> changes = file.changes().stream()
                .filter(change -> change.subject().equals(subject))
                .toList();
        if (changes.isEmpty()) {
            throw new UserError(
                    ExitCode.USAGE,
                    path + ", subject " + subject,
                    "the file states nothing of it",
                    "It states: "
                            + String.join(
                                    ", ",
                                    file.changes().stream()
                                            .map(SettingsChange::subject)
                                            .toList()));
        }
        return changes;
    }

    /** @param brief whether a line is enough for those that follow the site */
    private static List<String> table(SiteRules rules, List<String> subjects, boolean brief) {
        TextTable table = new TextTable("SUBJECT", "RULE", "KIND", "SEVERITY", "FROM", "");
        for (String subject : subjects) {
            if (brief && !"site".equals(subject) && rules.origin(subject) != Origin.OWN) {
                table.row(subject, "as site", "", "", "", "");
            } else {
                rules(rules, subject)
                        .forEach(rule -> table.row(
                                subject,
                                rule.getRuleId(),
                                RuleText.word(rule.getKind()),
                                RuleText.word(rule.getSeverity()),
                                RuleText.word(rules.origin(subject)),
                                RuleText.inForce(rule)));
            }
        }
        return table.lines();
    }

    private static Stream<String> objects(SiteRules rules, String subject) {
        return rules(rules, subject).stream()
                .map(rule -> RecordJson.mapper()
                        .createObjectNode()
                        .put("subject", subject)
                        .put("from", RuleText.word(rules.origin(subject)))
                        .put("revision", rules.inForce(subject).revision())
                        .set("rule", RecordJson.tree(rule))
                        .toString());
    }

    private static List<Rule> rules(SiteRules rules, String subject) {
        List<Rule> list = rules.inForce(subject).settings().getRules();
        return list == null ? List.of() : list;
    }

    private static SettingsDirectory directory(ClusterOptions cluster) {
        cluster.log().quiet();
        ClusterAccess access = cluster.reach("maskwatch-rules");
        return new SettingsDirectory(access.clients(), access.codecs());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
