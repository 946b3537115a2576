package io.maskwatch.app.command;

import io.maskwatch.schemas.Topics;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code maskwatch alerts}. */
@Command(name = "alerts", description = "Follows alerts as readable lines or JSON.")
final class AlertsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private FollowOptions options = new FollowOptions();

    @Override
    public Integer call() {
        return options.follow(Topics.ALERTS, spec.commandLine().getOut());
    }
}
