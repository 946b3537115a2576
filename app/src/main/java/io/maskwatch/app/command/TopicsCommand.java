package io.maskwatch.app.command;

import io.maskwatch.app.install.ClusterAccess;
import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.kafka.TopicAdministrator;
import io.maskwatch.runtime.kafka.TopicDifference;
import io.maskwatch.schemas.TopicProfile;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code maskwatch topics apply}. */
@Command(name = "topics", description = "Creates or checks the topics on a cluster.", synopsisSubcommandLabel = "apply")
final class TopicsCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "apply",
            description = "Creates the topics that are missing and says where the others differ from the contract"
                    + " (partitions, retention, clean-up). Changes nothing that exists.")
    int apply(@Mixin ClusterOptions cluster) {
        cluster.log().quiet();
        PrintWriter out = spec.commandLine().getOut();
        ClusterAccess access = cluster.reach("maskwatch-topics");
        TopicProfile wished = cluster.topics().profile();
        TopicProfile profile = access.profile(wished);
        if (profile.streamPartitions() != wished.streamPartitions()) {
            out.println("This cluster has had " + profile.streamPartitions() + " partitions from the start, not "
                    + wished.streamPartitions() + "; the number is fixed for .v1 and kept.");
        }
        TopicAdministrator topics = new TopicAdministrator(access.clients(), profile);
        List<String> created = topics.createMissing();
        created.forEach(name -> out.println("created " + name));
        List<TopicDifference> differences = topics.differences();
        differences.forEach(difference -> out.println((difference.fatal() ? "WRONG   " : "differs ") + difference));
        out.println(created.size() + " created, " + differences.size() + " difference(s).");
        return (differences.stream().anyMatch(TopicDifference::fatal) ? ExitCode.CONFIGURATION : ExitCode.OK).status();
    }
}
