package io.maskwatch.app.command;

import io.maskwatch.runtime.ExitCode;
import io.maskwatch.runtime.UserError;
import io.maskwatch.runtime.config.NearestName;
import io.maskwatch.schemas.Topic;
import io.maskwatch.schemas.Topics;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code maskwatch tail TOPIC}. */
@Command(name = "tail", description = "Follows any of the topics as readable lines or JSON.")
final class TailCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "TOPIC",
            description = "cameras, settings, frames, detections, camera-status, verdicts, compliance, alerts,"
                    + " acknowledgements or rejected; the full name serves too.")
    private String topicName = "";

    @Mixin
    private FollowOptions options = new FollowOptions();

    @Override
    public Integer call() {
        List<String> known = Topics.all().stream()
                .map(topic -> topic.name().replace("maskwatch.", "").replace(".v1", ""))
                .toList();
        Topic<?> topic = Topics.named(topicName)
                .orElseThrow(() -> new UserError(
                        ExitCode.USAGE,
                        "topic " + topicName,
                        "there is no such topic",
                        "Did you mean " + NearestName.of(topicName, known) + "? Topics: " + String.join(", ", known)));
        return options.follow(topic, spec.commandLine().getOut());
    }
}
