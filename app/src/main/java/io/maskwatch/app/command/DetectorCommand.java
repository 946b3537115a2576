package io.maskwatch.app.command;

import io.maskwatch.app.install.Roles;
import io.maskwatch.runtime.Component;
import io.maskwatch.runtime.role.RoleContext;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code maskwatch detector}. */
@Command(name = "detector", description = "Analyses frames with the face detector and publishes how each one ended.")
final class DetectorCommand extends RoleCommand {
    @Override
    String roleName() {
        return "detector";
    }

    @Override
    List<Component> parts(Roles roles, RoleContext context, PrometheusMeterRegistry meters) {
        return List.of(roles.detector(context));
    }
}
