package io.maskwatch.app.command;

import io.maskwatch.app.install.Roles;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import picocli.CommandLine.Command;

/** {@code maskwatch detector}. */
@Command(name = "detector", description = "Analyses frames with the face detector and publishes how each one ended.")
final class DetectorCommand extends RoleCommand {
    @Override
    String roleName() {
        return "detector";
    }

    @Override
    Component role(Roles roles, RoleContext context) {
        return roles.detector(context);
    }
}
