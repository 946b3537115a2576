package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.app.report.TextTable;
import io.maskwatch.app.rules.SiteRules;
import io.maskwatch.app.topics.kafka.SettingsDirectory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.camera.RulesFile;
import io.maskwatch.runtime.camera.SettingsChange;
import io.maskwatch.schemas.Rule;
import io.maskwatch.schemas.Settings;
import io.maskwatch.sink.settings.EffectiveSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch areas apply|list|remove}. */
@Command(
        name = "areas",
        description = "Changes and lists areas: several cameras under one name, with windows and rules of their own.",
        synopsisSubcommandLabel = "(apply | list | remove)")
final class AreasCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "apply",
            description =
                    "Adds and changes areas as the section areas: of a rules file or a camera file says. Areas that"
                            + " it does not name stay.")
    int apply(
            @Parameters(paramLabel = "FILE", description = "Rules file, or camera file.") Path file,
            @Mixin ClusterOptions cluster) {
        List<SettingsChange> areas = RulesFile.parse(file).changes().stream()
                .filter(change -> SiteRules.isArea(change.subject()))
                .toList();
        if (areas.isEmpty()) {
            throw new UserError(
                    ExitCode.CONFIGURATION,
                    file.toString(),
                    "it names no area",
                    "Write areas: with - { id: floor, cameras: [gate, hall] }");
        }
        SettingsDirectory directory = directory(cluster);
        List<String> lines = directory.apply(areas);
        lines.forEach(out()::println);
        RulesCommand.warn(directory.rules(), areas, out());
        out().println(lines.isEmpty() ? "Nothing to change." : lines.size() + " change(s) published.");
        return ExitCode.OK.status();
    }

    @Command(name = "list", description = "Lists the areas, their cameras and their rules.")
    int list(
            @Option(names = "--json", description = "One JSON object a line.") boolean json,
            @Mixin ClusterOptions cluster) {
        SiteRules rules = directory(cluster).rules();
        List<Settings> areas = rules.subjects().stream()
                .filter(SiteRules::isArea)
                .map(area -> rules.inForce(area).settings())
                .toList();
        List<String> lines = json
                ? areas.stream().map(RecordJson::line).toList()
                : table(areas, rules).lines();
        lines.forEach(out()::println);
        out().flush();
        return ExitCode.OK.status();
    }

    @Command(name = "remove", description = "Removes an area; its cameras stay.")
    int remove(
            @Parameters(paramLabel = "ID", description = "The area's id.") String id, @Mixin ClusterOptions cluster) {
        SettingsDirectory directory = directory(cluster);
        List<String> known = directory.rules().subjects().stream()
                .filter(SiteRules::isArea)
                .map(subject -> subject.substring(EffectiveSettings.AREA.length()))
                .toList();
        if (!known.contains(id)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "area " + id,
                    "there is no such area",
                    known.isEmpty() ? "No area is known" : "Known areas: " + String.join(", ", known));
        }
        directory.put(EffectiveSettings.AREA + id, null);
        out().println("removed " + id);
        return ExitCode.OK.status();
    }

    private static TextTable table(List<Settings> areas, SiteRules rules) {
        TextTable table = new TextTable("AREA", "NAME", "CAMERAS", "RULES");
        areas.forEach(area -> row(table, area, rules));
        return table;
    }

    private static void row(TextTable table, Settings area, SiteRules rules) {
        List<String> unknown = rules.unknownCameras(area);
        List<String> cameras = area.getCameras() == null ? List.of() : area.getCameras();
        List<Rule> own = area.getRules() == null ? List.of() : area.getRules();
        String id = area.getSubject().substring(EffectiveSettings.AREA.length());
        table.row(
                id,
                area.getName() == null ? id : area.getName(),
                cameras.stream()
                        .map(camera -> unknown.contains(camera) ? camera + " (unknown)" : camera)
                        .collect(Collectors.joining(", ")),
                own.isEmpty() ? "none" : own.stream().map(Rule::getRuleId).collect(Collectors.joining(", ")));
    }

    private static SettingsDirectory directory(ClusterOptions cluster) {
        cluster.log().quiet();
        ClusterAccess access = cluster.reach("maskwatch-areas");
        return new SettingsDirectory(access.clients(), access.codecs());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
