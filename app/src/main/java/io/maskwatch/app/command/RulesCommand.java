package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.app.rules.RuleText;
import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.app.rules.SiteRules.Origin;
import io.maskwatch.app.topics.kafka.SettingsDirectory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.RulesFile;
import io.maskwatch.runtime.camera.SettingsChange;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.settings.SubjectSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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
    private static final String ROW = "%-18s %-20s %-16s %-12s %-9s %s%n";

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
        if (!json) {
            out().printf(ROW, "SUBJECT", "RULE", "KIND", "SEVERITY", "FROM", "");
        }
        for (String each : subjects) {
            boolean brief = subject == null && !json && !"site".equals(each) && rules.origin(each) != Origin.OWN;
            if (brief) {
                out().printf(ROW, each, "as site", "", "", "", "");
            } else {
                rules(rules, each, json);
            }
        }
        out().flush();
        return ExitCode.OK.status();
    }

    @Command(
            name = "remove",
            description =
                    "Takes back the rules and the limit that a camera, an area or the site states: a camera follows"
                            + " the site again, an area has none, the site has the built-in ones.")
    int remove(
            @Parameters(paramLabel = "ID", description = "A camera's id, area:ID or site.") String subject,
            @Mixin ClusterOptions cluster) {
        SettingsDirectory directory = directory(cluster);
        SiteRules rules = directory.rules();
        SubjectSettings own = rules.own().get(rules.require(subject));
        boolean states = own != null
                && (own.settings().getRules() != null || own.settings().getMaximumAlertsPerHour() != null);
        if (own != null && states) {
            directory.put(
                    subject,
                    Settings.newBuilder(own.settings())
                            .setRules(null)
                            .setMaximumAlertsPerHour(null)
                            .build());
        }
        out().println(states ? "removed the rules of " + subject : subject + " has no rules of its own");
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

    private void rules(SiteRules rules, String subject, boolean json) {
        SubjectSettings inForce = rules.inForce(subject);
        String from = RuleText.word(rules.origin(subject));
        List<Rule> list = inForce.settings().getRules();
        for (Rule rule : list == null ? List.<Rule>of() : list) {
            if (json) {
                out().println(RecordJson.mapper()
                        .createObjectNode()
                        .put("subject", subject)
                        .put("from", from)
                        .put("revision", inForce.revision())
                        .set("rule", RecordJson.tree(rule)));
            } else {
                out().printf(
                                ROW,
                                subject,
                                rule.getRuleId(),
                                RuleText.word(rule.getKind()),
                                RuleText.word(rule.getSeverity()),
                                from,
                                RuleText.details(rule));
            }
        }
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
