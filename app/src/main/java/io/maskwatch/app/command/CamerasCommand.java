package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.records.RecordJson;
import io.maskwatch.app.records.RecordLine;
import io.maskwatch.app.topics.kafka.CameraDirectory;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.camera.CameraFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch cameras apply|list|remove}. */
@Command(
        name = "cameras",
        description = "Changes and lists the cameras; running workers follow without a restart.",
        synopsisSubcommandLabel = "(apply | list | remove)")
final class CamerasCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "apply",
            description =
                    "Adds and changes cameras, zones and rules as a camera file says. Zones, rules and limits that it"
                            + " leaves out of a camera are taken back.")
    int apply(
            @Parameters(paramLabel = "FILE", description = "Camera file.") Path file,
            @Option(names = "--exclusive", description = "Remove cameras that the file does not name.")
                    boolean exclusive,
            @Mixin ClusterOptions cluster) {
        CameraFile cameras = CameraFile.parse(file);
        List<String> changes = directory(cluster).apply(cameras, exclusive);
        changes.forEach(out()::println);
        out().println(changes.isEmpty() ? "Nothing to change." : changes.size() + " change(s) published.");
        return ExitCode.OK.status();
    }

    @Command(name = "list", description = "Lists the cameras.")
    int list(
            @Option(names = "--json", description = "One JSON object a line.") boolean json,
            @Mixin ClusterOptions cluster) {
        RecordLine lines = new RecordLine(ZoneId.systemDefault());
        new TreeMap<>(directory(cluster).cameras())
                .values()
                .forEach(camera -> out().println(json ? RecordJson.line(camera) : lines.of(camera)));
        return ExitCode.OK.status();
    }

    @Command(
            name = "remove",
            description = "Removes a camera, with its own zones and rules; its worker stops it at once.")
    int remove(
            @Parameters(paramLabel = "ID", description = "The camera's id.") String cameraId,
            @Mixin ClusterOptions cluster) {
        directory(cluster).remove(cameraId);
        out().println("removed " + cameraId);
        return ExitCode.OK.status();
    }

    private static CameraDirectory directory(ClusterOptions cluster) {
        cluster.log().quiet();
        ClusterAccess access = cluster.reach("maskwatch-cameras");
        return new CameraDirectory(access.clients(), access.codecs());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
