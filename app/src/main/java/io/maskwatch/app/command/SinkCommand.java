package io.maskwatch.app.command;

import io.maskwatch.app.install.Roles;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import picocli.CommandLine.Command;

/** {@code maskwatch sink}. */
@Command(name = "sink", description = "Turns detections into persons, verdicts, windows per camera, and alerts.")
final class SinkCommand extends RoleCommand {
    @Override
    String roleName() {
        return "sink";
    }

    @Override
    Component role(Roles roles, RoleContext context) {
        return roles.sink(context);
    }
}
