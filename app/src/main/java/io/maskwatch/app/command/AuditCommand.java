package io.maskwatch.app.command;

import io.maskwatch.app.audit.CameraAudit;
import io.maskwatch.app.audit.kafka.TopicAudit;
import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.app.install.Roles;
import io.maskwatch.app.report.AuditReport;
import io.maskwatch.app.report.ReportFile;
import io.maskwatch.runtime.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code maskwatch audit}. */
@Command(
        name = "audit",
        description =
                "Accounts for every frame, from the topics alone: announced, outcomes by kind and reason, gaps, lost."
                        + " Exit status 6 if any frame is lost.")
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--report", paramLabel = "FILE", description = "Write the account as JSON too.")
    private @Nullable Path report;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        cluster.log().quiet();
        String detectorGroup = new Roles(cluster.config(), Roles.Defaults.ofRole(), System.getenv())
                .detectorConfig()
                .group();
        if (report != null) {
            ReportFile.requireWritable(report);
        }
        ClusterAccess access = cluster.reach("maskwatch-audit");
        List<CameraAudit> cameras = new TopicAudit(access.clients(), access.codecs(), detectorGroup).run();
        if (report != null) {
            ReportFile.write(report, AuditReport.json(cameras));
        }
        spec.commandLine().getOut().println(AuditReport.table(cameras));
        boolean whole = cameras.stream().allMatch(camera -> camera.lost() == 0);
        return (whole ? ExitCode.OK : ExitCode.INCOMPLETE).status();
    }
}
